package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.events.level.LevelNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against labelled logs of real systems (Loghub, Zhu et al., ISSRE 2023), which lie beside the checkout if at all. */
class LoghubTest {
    private static final Path DATA = Path.of("..", "shared", "data", "loghub");
    private static final List<String> SYSTEMS = List.of("Apache", "Hadoop", "OpenSSH", "Spark");

    private record Labelled(
            String line, String content, @Nullable String level, String event) {}

    @BeforeEach
    void theDataIsThere() {
        assumeTrue(Files.isDirectory(DATA), "no labelled logs at " + DATA);
    }

    @Test
    void levelsAreRightWhereALineNamesOne() throws IOException {
        for (String system : SYSTEMS) {
            List<Labelled> lines = read(system);
            long named = lines.stream().filter(line -> line.level != null).count();
            long right = lines.stream()
                    .filter(line -> line.level != null && levelOf(line.level) == LogEvent.levelOf(line.line))
                    .count();

            assertThat(right).as(system).isGreaterThanOrEqualTo((long) Math.ceil(named * 0.99));
        }
    }

    @Test
    void fingerprintsGroupWholeLinesAsPeopleDid() throws IOException {
        for (String system : SYSTEMS) {
            assertThat(groupingAccuracy(read(system), Labelled::line))
                    .as(system)
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void fingerprintsGroupMessagesAsPeopleDid() throws IOException {
        for (String system : SYSTEMS) {
            assertThat(groupingAccuracy(read(system), Labelled::content))
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
            truth.computeIfAbsent(lines.get(i).event, event -> new HashSet<>()).add(i);
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

    private static List<Labelled> read(String system) throws IOException {
        List<Labelled> lines = new ArrayList<>();
        for (String json : Files.readAllLines(DATA.resolve(system + ".jsonl"))) {
            Map<String, String> fields = new HashMap<>();
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                parser.nextToken();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    fields.put(name, parser.nextTextValue());
                }
            }
            lines.add(new Labelled(
                    fields.getOrDefault("line", ""),
                    fields.getOrDefault("content", ""),
                    fields.get("level"),
                    fields.getOrDefault("event", "")));
        }
        return lines;
    }
}
