package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that settings can come from.
 *
 * @param flags what the command line sets, with the option's name as origin
 * @param url the value of {@code --url}
 * @param file the value of {@code --config}
 * @param variables the environment
 * @param home the directory that holds {@code .cortex/utils.yaml}
 */
public record Sources(
        Map<Setting, Flag> flags,
        @Nullable String url,
        @Nullable Path file,
        Map<String, String> variables,
        Path home) {

    /** An option and its value. */
    public record Flag(String option, String value) {}

    /** One value for each setting: flags, then the environment (own names, URL, libpq's names), then the file. */
    Map<Setting, Given> merged() {
        Map<Setting, Given> merged = new EnumMap<>(Setting.class);
        flags.forEach((setting, flag) -> merged.put(setting, Given.literal(flag.value(), flag.option())));
        if (url != null) {
            add(DatabaseUrl.parse(url, "--url"), merged);
        }
        add(variables(Setting::variable), merged);
        String databaseUrl = variables.getOrDefault("DATABASE_URL", "");
        if (!databaseUrl.isEmpty()) {
            add(DatabaseUrl.parse(databaseUrl, "DATABASE_URL"), merged);
        }
        add(variables(Setting::libpqVariable), merged);
        add(readFile(), merged);
        return merged;
    }

    /** A direct address is that of the server it was set for: not of one that something stronger names instead. */
    private static void add(Map<Setting, Given> weaker, Map<Setting, Given> merged) {
        if (Setting.ADDRESS.stream().anyMatch(merged::containsKey)) {
            weaker.keySet().removeAll(Setting.DIRECT);
        }
        weaker.forEach(merged::putIfAbsent);
    }

    private Map<Setting, Given> variables(Function<Setting, Optional<String>> nameOf) {
        Map<Setting, Given> found = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            nameOf.apply(setting).ifPresent(name -> {
                String value = variables.getOrDefault(name, "");
                if (!value.isEmpty()) {
                    found.put(setting, Given.literal(value, name));
                }
            });
        }
        return found;
    }

    private Map<Setting, Given> readFile() {
        if (file != null && !Files.exists(file)) {
            throw Problem.usage("--config: there is no file " + file, "Check the path.");
        }
        Path path = file != null ? file : home.resolve(".cortex").resolve("utils.yaml");
        return Files.exists(path) ? ConfigFile.read(path) : new EnumMap<>(Setting.class);
    }
}
