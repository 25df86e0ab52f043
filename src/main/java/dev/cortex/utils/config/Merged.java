package dev.cortex.utils.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sources say, the strongest of each setting first. */
final class Merged {
    private final Map<Setting, List<Given>> used = new EnumMap<>(Setting.class);
    private final Map<Setting, List<Given>> unused = new EnumMap<>(Setting.class);

    /** A direct address is that of the server it was set for: not of one that something stronger names instead. */
    void add(Map<Setting, Given> weaker) {
        boolean elsewhere = Setting.ADDRESS.stream().anyMatch(used::containsKey);
        weaker.forEach((setting, given) -> (elsewhere && Setting.DIRECT.contains(setting) ? unused : used)
                .computeIfAbsent(setting, none -> new ArrayList<>())
                .add(given));
    }

    Optional<Given> strongest(Setting setting) {
        return used.getOrDefault(setting, List.of()).stream().findFirst();
    }

    boolean has(Setting setting) {
        return used.containsKey(setting);
    }

    /** Where else it is set, in vain. */
    List<String> beaten(Setting setting) {
        List<String> beaten = new ArrayList<>();
        used.getOrDefault(setting, List.of()).stream().skip(1).forEach(given -> beaten.add(given.origin()));
        unused.getOrDefault(setting, List.of()).forEach(given -> beaten.add(given.origin()));
        return beaten;
    }
}
