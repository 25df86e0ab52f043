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
 * @param file the value of {@code --config}, which is read in place of the file at home
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

    /**
     * Flags, {@code --url}, own variables, {@code DATABASE_URL}, a file that was named, libpq's variables, the file at home: each setting
     * by itself comes from the first that has it.
     */
    Merged merged() {
        Merged merged = new Merged();
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        flags.forEach((setting, flag) -> given.put(setting, Given.Text.literal(flag.value(), flag.option())));
        merged.add(given);
        merged.add(url == null ? Map.of() : DatabaseUrl.parse(url, "--url"));
        merged.add(variables(Setting::variable));
        String databaseUrl = variables.getOrDefault("DATABASE_URL", "");
        merged.add(databaseUrl.isEmpty() ? Map.of() : DatabaseUrl.parse(databaseUrl, "DATABASE_URL"));
        merged.add(file == null ? Map.of() : named(file));
        merged.add(variables(Setting::libpqVariable));
        Path atHome = home.resolve(".cortex").resolve("utils.yaml");
        merged.add(file == null && Files.exists(atHome) ? ConfigFile.read(atHome) : Map.of());
        return merged;
    }

    private Map<Setting, Given> variables(Function<Setting, Optional<String>> nameOf) {
        Map<Setting, Given> found = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            nameOf.apply(setting).ifPresent(name -> {
                String value = variables.getOrDefault(name, "");
                if (!value.isEmpty()) {
                    found.put(setting, Given.Text.literal(value, name));
                }
            });
        }
        return found;
    }

    private static Map<Setting, Given> named(Path file) {
        if (!Files.exists(file)) {
            throw Problem.usage("--config: there is no file " + file, "Check the path.");
        }
        return ConfigFile.read(file);
    }
}
