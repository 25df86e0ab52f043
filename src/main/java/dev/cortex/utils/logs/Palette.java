package dev.cortex.utils.logs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A colour for each service: the one that follows from its name, or the next one if that is taken. None is red or yellow,
 * which stand for errors and warnings.
 */
final class Palette {
    private static final List<String> COLOURS = Arrays.asList("36", "32", "35", "34", "96", "92", "95", "94");

    private final Map<String, String> chosen = new HashMap<>();
    private final Set<String> free = new HashSet<>(COLOURS);

    /** As a parameter of SGR. */
    String colour(String service) {
        return chosen.computeIfAbsent(service, this::choose);
    }

    private String choose(String service) {
        if (free.isEmpty()) {
            free.addAll(COLOURS);
        }
        int index = Math.floorMod(service.hashCode(), COLOURS.size());
        while (!free.remove(COLOURS.get(index))) {
            index = (index + 1) % COLOURS.size();
        }
        return COLOURS.get(index);
    }
}
