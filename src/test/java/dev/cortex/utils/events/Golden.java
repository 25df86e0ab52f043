package dev.cortex.utils.events;

import dev.cortex.utils.events.assembly.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprints of many shapes, as a file keeps them: the version, then the name and the fingerprint of each.
 *
 * @param version of the rules, as in {@code v1:}
 */
record Golden(String version, Map<String, String> prints) {
    private static final Path FILE = Path.of("src", "test", "resources", "events", "golden.txt");

    static Golden kept() {
        List<String> lines = lines();
        Golden golden = new Golden(lines.get(0), new TreeMap<>());
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            golden.prints.put(line.substring(0, space), line.substring(space + 1));
        }
        return golden;
    }

    /** As the rules have it now. */
    static Golden of(Map<String, List<String>> shapes) {
        String version = version(print("x"));
        Golden golden = new Golden(version, new TreeMap<>());
        shapes.forEach((name, texts) -> golden.prints.put(name, print(version, texts)));
        return golden;
    }

    void write() {
        StringBuilder text = new StringBuilder(version).append('\n');
        prints.forEach(
                (name, print) -> text.append(name).append(' ').append(print).append('\n'));
        try {
            Files.writeString(FILE, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String print(String version, List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(print(text).substring(version.length())));
        return texts.size() == 1
                ? all.toString()
                : Shapes.hash(all.toString()).substring(0, all.length() / texts.size());
    }

    private static String version(String print) {
        return print.substring(0, print.indexOf(':') + 1);
    }

    private static String print(String text) {
        return LogEvent.read(new RawEvent(text, false)).fingerprint();
    }
}
