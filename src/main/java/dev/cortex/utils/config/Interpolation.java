package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables into a value of the file: {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Interpolation {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private Interpolation() {}

    static String apply(Given given, Map<String, String> variables) {
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

    private static String value(Matcher reference, Given given, Map<String, String> variables) {
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
