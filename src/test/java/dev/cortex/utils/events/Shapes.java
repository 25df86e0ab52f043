package dev.cortex.utils.events;

import dev.cortex.utils.events.Loghub.Labelled;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts whose templates are guarded, by a name that does not tell them: events of the fixtures, and labelled logs. */
final class Shapes {
    private static final Pattern WORDS = Pattern.compile("\\{\\{(.*?)}}");
    private static final int NAME = 10;

    private Shapes() {}

    /** Each event of the fixtures, by its hash. */
    static Map<String, List<String>> ofFixtures() {
        List<String> texts = new ArrayList<>(Fixtures.lines("kinds.txt"));
        Fixtures.lines("levels.txt").forEach(line -> texts.add(line.substring(line.indexOf('\t') + 1)));
        Fixtures.lines("shapes.txt").forEach(line -> addEach(line, texts));
        String traces = String.join("\n", Fixtures.lines("traces.txt"));
        List.of(traces.split("\n====\n", -1)).forEach(trace -> addEach(trace, texts));
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        for (String text : texts) {
            shapes.put(hash(text).substring(0, NAME), List.of(text.replace("\\e", "\u001b")));
        }
        return shapes;
    }

    /** All lines of an event of a labelled log, by system and event. */
    static Map<String, List<String>> ofLoghub() {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        for (String system : Loghub.SYSTEMS) {
            for (Labelled line : Loghub.read(system)) {
                shapes.computeIfAbsent(system + "-" + line.event(), event -> new ArrayList<>())
                        .add(line.line());
            }
        }
        return shapes;
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A line in which <code>{{a b}}</code> stands for {@code a} and for {@code b} is two. */
    private static void addEach(String line, List<String> texts) {
        Matcher words = WORDS.matcher(line);
        if (words.find()) {
            for (String word : words.group(1).split(" ", -1)) {
                addEach(line.substring(0, words.start()) + word + line.substring(words.end()), texts);
            }
        } else {
            texts.add(line);
        }
    }
}
