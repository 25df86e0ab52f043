package dev.cortex.utils.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fingerprints are stored, by alerts and elsewhere. They change with the version in front of them, and only with it.
 * {@code -Dfingerprints.rewrite=true} first writes the golden file anew, which takes the labelled logs.
 */
class GoldenFingerprintsTest {
    private static final String REWRITE =
            "bin/lib/maven test -Dtest=GoldenFingerprintsTest -Dfingerprints.rewrite=true";
    private static final int SHOWN = 20;
    private static final Map<String, List<String>> SHAPES = shapes();

    private final Golden kept = Golden.kept();
    private final Golden now = Golden.of(SHAPES);

    @BeforeAll
    static void rewrite() {
        if (Boolean.getBoolean("fingerprints.rewrite")) {
            assertThat(Loghub.isThere()).as("labelled logs at %s", Loghub.DATA).isTrue();
            Golden kept = Golden.kept();
            Golden now = Golden.of(SHAPES);
            assertThat(kept.version().equals(now.version()))
                    .as("version and templates change together: %s, then %s", kept.version(), now.version())
                    .isEqualTo(changed(kept, now).isEmpty());
            now.write();
        }
    }

    @Test
    void templatesChangeWithTheVersionAndWithItOnly() {
        Map<String, String> changed = changed(kept, now);
        boolean same = kept.version().equals(now.version());

        assertThat(changed.isEmpty())
                .as(
                        same
                                ? "%d templates of %s changed: raise Fingerprint.VERSION, then run %s%n%s"
                                : "%d templates changed since %s: without any, the version stays; with some, run %s%n%s",
                        changed.size(),
                        kept.version(),
                        REWRITE,
                        some(changed))
                .isEqualTo(same);
    }

    @Test
    void theGoldenFileIsThatOfTheVersionAndHasEveryShape() {
        assertThat(kept.version()).as("golden file; to write it: %s", REWRITE).isEqualTo(now.version());
        assertThat(kept.prints().keySet())
                .as("golden file; to write it: %s", REWRITE)
                .containsAll(SHAPES.keySet());
    }

    /** What the new template of a shape is, where it has another than the golden file says. */
    private static Map<String, String> changed(Golden kept, Golden now) {
        Map<String, String> changed = new TreeMap<>();
        now.prints().forEach((name, print) -> {
            if (!kept.prints().getOrDefault(name, print).equals(print)) {
                changed.put(
                        name, template(SHAPES.getOrDefault(name, List.of("")).get(0)));
            }
        });
        return changed;
    }

    private static String some(Map<String, String> changed) {
        return changed.entrySet().stream().limit(SHOWN).map(Object::toString).collect(joining("\n"));
    }

    private static String template(String text) {
        return LogEvent.read(new RawEvent(text, false)).template();
    }

    private static Map<String, List<String>> shapes() {
        Map<String, List<String>> shapes = new LinkedHashMap<>(Shapes.ofFixtures());
        if (Loghub.isThere()) {
            shapes.putAll(Shapes.ofLoghub());
        }
        return shapes;
    }
}
