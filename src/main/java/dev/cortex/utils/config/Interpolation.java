package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables into the values of the file: {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Interpolation {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private Interpolation() {}

    static String apply(Given.Text given, Map<String, String> variables) {
        if (!given.template()) {
            return given.text();
        }
        Matcher reference = REFERENCE.matcher(given.text());
        StringBuilder result = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(result, Matcher.quoteReplacement(value(reference, given, variables)));
        }
        return reference.appendTail(result).toString();
    }

    /** All texts of a tree; keys that come to nothing by it are gone, as those without a value are. */
    static Given everywhere(Given given, Map<String, String> variables) {
        if (given instanceof Given.Items items) {
            List<Given> applied = new ArrayList<>();
            items.items().forEach(item -> applied.add(everywhere(item, variables)));
            return new Given.Items(applied, items.origin());
        }
        if (given instanceof Given.Keys keys) {
            Map<String, Given> applied = new LinkedHashMap<>();
            keys.keys().forEach((key, value) -> {
                Given result = everywhere(value, variables);
                if (!(result instanceof Given.Nothing)) {
                    applied.put(key, result);
                }
            });
            return new Given.Keys(applied, keys.origin());
        }
        return given instanceof Given.Text text ? replaced(text, variables) : given;
    }

    private static Given replaced(Given.Text text, Map<String, String> variables) {
        String result = apply(text, variables);
        return result.isEmpty() && !text.text().isEmpty()
                ? new Given.Nothing(text.origin())
                : Given.Text.literal(result, text.origin());
    }

    private static String value(Matcher reference, Given.Text given, Map<String, String> variables) {
        String name = reference.group(1);
        String set = variables.get(name);
        if (set != null && !set.isEmpty()) {
            return set;
        }
        String fallback = reference.group(2);
        if (fallback == null) {
            throw Problem.usage(
                    given.origin() + ": the environment variable " + name + " is not set",
                    "Set it, or give a default: ${" + name + ":-value}.");
        }
        return fallback;
    }
}
