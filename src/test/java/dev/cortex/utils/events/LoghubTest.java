package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cortex.utils.events.Loghub.Labelled;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.events.level.LevelNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Levels and fingerprints against what people said of real logs. */
class LoghubTest {
    @BeforeEach
    void theDataIsThere() {
        assumeTrue(Loghub.isThere(), "no labelled logs at " + Loghub.DATA);
    }

    @Test
    void levelsAreRightWhereALineNamesOne() {
        for (String system : Loghub.SYSTEMS) {
            List<Labelled> lines = Loghub.read(system);
            long named = lines.stream().filter(line -> line.level() != null).count();
            long right = lines.stream()
                    .filter(line -> line.level() != null && levelOf(line.level()) == LogEvent.levelOf(line.line()))
                    .count();

            assertThat(right).as(system).isGreaterThanOrEqualTo((long) Math.ceil(named * 0.99));
        }
    }

    @Test
    void fingerprintsGroupWholeLinesAsPeopleDid() {
        for (String system : Loghub.SYSTEMS) {
            assertThat(groupingAccuracy(Loghub.read(system), Labelled::line))
                    .as(system)
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void fingerprintsGroupMessagesAsPeopleDid() {
        for (String system : Loghub.SYSTEMS) {
            assertThat(groupingAccuracy(Loghub.read(system), Labelled::content))
                    .as(system)
                    .isGreaterThan(0.95);
        }
    }

    /** The share of lines whose group is exactly the group that people put them in. */
    private static double groupingAccuracy(List<Labelled> lines, Function<Labelled, String> text) {
        Map<String, Set<Integer>> truth = new HashMap<>();
        Map<String, Set<Integer>> groups = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            RawEvent raw = new RawEvent(text.apply(lines.get(i)), false);
            truth.computeIfAbsent(lines.get(i).event(), event -> new HashSet<>())
                    .add(i);
            groups.computeIfAbsent(LogEvent.read(raw).fingerprint(), print -> new HashSet<>())
                    .add(i);
        }
        Set<Set<Integer>> right = new HashSet<>(truth.values());
        int accurate = groups.values().stream()
                .filter(right::contains)
                .mapToInt(Set::size)
                .sum();
        return (double) accurate / lines.size();
    }

    private static @Nullable Level levelOf(String logged) {
        return LevelNames.of(logged);
    }
}
