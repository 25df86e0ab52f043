package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document event by event, so that everything has its line and nothing grows beyond bounds, whatever its aliases.
 * Scalars stay as they are written: what {@code no} or {@code 0123} means is for whoever asked for it. No message holds a value.
 */
final class YamlReader {
    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 10_000;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final Path path;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;

    /** @param values how many values it consists of, aliases followed */
    private record Anchored(Given given, int values) {}

    private YamlReader(Path path, Iterator<Event> events) {
        this.path = path;
        this.events = events;
    }

    static Given read(Path path, String text) {
        refuseControls(path, text);
        Yaml yaml = new Yaml(new LoaderOptions());
        YamlReader reader =
                new YamlReader(path, yaml.parse(new StringReader(text)).iterator());
        try {
            return reader.document();
        } catch (MarkedYAMLException invalid) {
            int line = invalid.getProblemMark() == null
                    ? 0
                    : invalid.getProblemMark().getLine();
            throw notYaml(path + ":" + (line + 1), reason(invalid));
        } catch (YAMLException invalid) {
            throw notYaml(path + ":1", String.valueOf(invalid.getMessage()));
        }
    }

    private Given document() {
        events.next();
        if (events.next().getEventId() == ID.StreamEnd) {
            return new Given.Nothing(path + ":1");
        }
        Given document = value(events.next(), null, "", 0);
        events.next();
        Event after = events.next();
        if (after.getEventId() != ID.StreamEnd) {
            throw notYaml(place(after), "a second document begins here, and one is read only");
        }
        return document;
    }

    /** @param place where its key is, if it has one */
    private Given value(Event event, @Nullable String place, String key, int depth) {
        String here = place == null ? place(event) : place;
        int before = values;
        if (++values > MOST_VALUES) {
            throw notYaml(here, "more than " + MOST_VALUES + " values, those of aliases included");
        }
        if (depth > DEEPEST) {
            throw notYaml(here, "nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return ofAlias(alias, here, key);
        }
        Given given =
                switch (event.getEventId()) {
                    case SequenceStart -> items(here, key, depth);
                    case MappingStart -> keys(here, key, depth);
                    default -> scalar((ScalarEvent) event, here, key);
                };
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(given, values - before));
        }
        return given;
    }

    private Given items(String here, String key, int depth) {
        List<Given> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != ID.SequenceEnd; next = events.next()) {
            items.add(value(next, null, key + "[" + items.size() + "]", depth + 1));
        }
        return new Given.Items(items, here);
    }

    private Given keys(String here, String key, int depth) {
        Map<String, Given> keys = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != ID.MappingEnd; next = events.next()) {
            String name = name(next);
            String full = key.isEmpty() ? name : key + "." + name;
            if (keys.put(name, value(events.next(), place(next), full, depth + 1)) != null) {
                throw notYaml(place(next), Names.shown(full) + " is there twice");
            }
        }
        return new Given.Keys(keys, here);
    }

    private String name(Event event) {
        if (!(event instanceof ScalarEvent name)) {
            throw notYaml(place(event), "expected the name of a key");
        }
        if (name.getValue().equals("<<") && name.isPlain()) {
            throw notYaml(place(event), "keys are not merged with <<: write them out");
        }
        return name.getValue();
    }

    private static Given scalar(ScalarEvent event, String here, String key) {
        boolean nothing = event.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(event.getValue());
        if (event.getTag() != null || (nothing && event.getAnchor() != null)) {
            throw notYaml(here, Names.shown(key) + ": a value that begins with ! or & has to be in quotes");
        }
        return nothing ? new Given.Nothing(here) : new Given.Text(event.getValue(), here, true);
    }

    private Given ofAlias(AliasEvent alias, String here, String key) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw notYaml(here, Names.shown(key) + ": no such alias; a value that begins with * has to be in quotes");
        }
        values += anchored.values() - 1;
        if (values > MOST_VALUES) {
            throw notYaml(here, "more than " + MOST_VALUES + " values, those of aliases included");
        }
        return anchored.given().at(here);
    }

    private static void refuseControls(Path path, String text) {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!StreamReader.isPrintable(text.codePointAt(i))) {
                throw notYaml(path + ":" + line, "a control character");
            }
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
    }

    private String place(Event event) {
        return path + ":" + (event.getStartMark().getLine() + 1);
    }

    /** Whatever the parser found undefined may be the beginning of a password. */
    private static String reason(MarkedYAMLException invalid) {
        String reason = String.valueOf(invalid.getProblem()).lines().findFirst().orElse("");
        return reason.startsWith("found undefined tag handle")
                ? "a value that begins with ! has to be in quotes"
                : reason;
    }

    private static Problem notYaml(String place, String reason) {
        return Problem.usage(place + ": not valid YAML: " + reason, "Correct the file, or name another with --config.");
    }
}
