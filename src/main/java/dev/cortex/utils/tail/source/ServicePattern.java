package dev.cortex.utils.tail.source;

import dev.cortex.utils.docker.Container;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service as {@code --services} names it: the name in the compose file, a container's name with or without {@code
 * cortex-}, or a container's id from its 12th digit on. {@code *} stands for any text and {@code ?} for any character.
 */
final class ServicePattern {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{12,64}");

    private final String text;
    private final Pattern pattern;

    ServicePattern(String text) {
        this.text = text;
        this.pattern = Pattern.compile(text.replaceAll("\\*+", "*")
                .codePoints()
                .mapToObj(ServicePattern::expression)
                .collect(Collectors.joining()));
    }

    boolean matches(Container container) {
        return matches(container.composeService())
                || matches(container.name())
                || matches(LogSource.withoutPrefix(container.name()))
                || (ID.matcher(text).matches() && container.id().startsWith(text));
    }

    private boolean matches(String name) {
        return !name.isEmpty() && pattern.matcher(name).matches();
    }

    private static String expression(int point) {
        return switch (point) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(point));
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
