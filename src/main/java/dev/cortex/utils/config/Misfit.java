package dev.cortex.utils.config;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.cortex.utils.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What does not fit a record, in words for a person, with its line and its key. Jackson's own words are never used: they hold
 * values.
 */
final class Misfit {
    private static final Pattern OF_A_KEY = Pattern.compile("([a-z][a-z0-9_]*): (.+)", Pattern.DOTALL);
    private static final List<Class<?>> WHOLE = List.of(int.class, Integer.class, long.class, Long.class);

    private final JsonMappingException refusal;
    private String key;
    private @Nullable Given given;
    private String place;

    Misfit(String key, Given given, JsonMappingException refusal) {
        this.refusal = refusal;
        this.key = key;
        this.given = given;
        place = given.origin();
    }

    Problem problem() {
        List<Reference> path = refusal.getPath();
        for (Reference reference : path) {
            Optional<Problem> unknown = unknown(reference);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            descend(reference);
        }
        if (refusal instanceof ValueInstantiationException) {
            return refused();
        }
        if (given == null) {
            return wrong(" is missing");
        }
        Class<?> target = refusal instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return wrong(": expected " + expected(target == null ? Object.class : target));
    }

    /** Jackson misses a key before it finds the misspelt one, so it is looked for wherever the way leads through a record. */
    private Optional<Problem> unknown(Reference reference) {
        Class<?> owner = reference.getFrom() instanceof Class<?> type
                ? type
                : Optional.ofNullable(reference.getFrom()).map(Object::getClass).orElse(null);
        if (owner == null || !owner.isRecord() || !(given instanceof Given.Keys keys)) {
            return Optional.empty();
        }
        List<String> known = Records.keys(owner);
        return keys.keys().entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .findFirst()
                .map(entry -> Names.unknown(entry.getValue().origin(), key + ".", entry.getKey(), known));
    }

    /** Whoever validates says which key is meant, if it is a single one, by beginning with its name. */
    private Problem refused() {
        if (!(refusal.getCause() instanceof IllegalArgumentException invalid)) {
            throw new IllegalStateException(refusal.getCause());
        }
        String message = String.valueOf(invalid.getMessage());
        Matcher ofAKey = OF_A_KEY.matcher(message);
        if (ofAKey.matches() && given instanceof Given.Keys keys && keys.keys().containsKey(ofAKey.group(1))) {
            descend(new Reference(null, ofAKey.group(1)));
            return wrong(": " + ofAKey.group(2));
        }
        return wrong(": " + message);
    }

    private void descend(Reference reference) {
        String name = reference.getFieldName();
        if (name == null) {
            key += "[" + reference.getIndex() + "]";
            given = given instanceof Given.Items list ? list.items().get(reference.getIndex()) : null;
        } else {
            key += "." + name;
            given = given instanceof Given.Keys keys ? keys.keys().get(name) : null;
        }
        if (given != null) {
            place = given.origin();
        }
    }

    private Problem wrong(String message) {
        return Problem.usage(place + ": " + key + message, "Change it there.");
    }

    private static String expected(Class<?> type) {
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "keys on indented lines below" : "a single value";
    }
}
