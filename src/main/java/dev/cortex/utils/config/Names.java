package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.util.Collection;

/** Names of keys, as far as they may be shown. */
final class Names {
    private Names() {}

    /** {@code password:hush} is meant to be a key and its value: nothing after a colon or a space is shown. */
    static String shown(String key) {
        return key.replaceFirst("(?s)[:\\s].*", "");
    }

    /** @param prefix of the key, dot included, or nothing */
    static Problem unknown(String place, String prefix, String name, Collection<String> known) {
        String hint = Nearest.to(shown(name), known)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known keys: " + String.join(", ", known) + ".");
        return Problem.usage(place + ": unknown key " + prefix + shown(name), hint);
    }
}
