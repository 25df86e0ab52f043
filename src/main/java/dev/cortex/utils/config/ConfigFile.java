package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** {@code utils.yaml}: sections that hold settings. What is unknown, or of the wrong shape, is refused by its line. */
final class ConfigFile {
    private final Map<Setting, Given> found = new EnumMap<>(Setting.class);

    private ConfigFile() {}

    static Map<Setting, Given> read(Path path) {
        ConfigFile file = new ConfigFile();
        file.readSections(YamlReader.read(path, text(path)));
        return file.found;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw Problem.usage(
                    path + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")",
                    "Check the path and its permissions.");
        }
    }

    private void readSections(Given document) {
        if (document instanceof Given.Nothing) {
            return;
        }
        if (!(document instanceof Given.Keys sections)) {
            throw wrong(document, "expected sections such as 'postgres:'");
        }
        sections.keys().forEach((section, given) -> {
            if (Setting.keys().stream().noneMatch(key -> key.startsWith(section + "."))) {
                throw Names.unknown(given.origin(), "", section, Setting.keys());
            }
            if (given instanceof Given.Keys keys) {
                readSection(section, keys);
            } else if (!(given instanceof Given.Nothing)) {
                throw wrong(given, section + ": expected its keys on indented lines below");
            }
        });
    }

    private void readSection(String section, Given.Keys keys) {
        keys.keys().forEach((name, given) -> {
            String key = section + "." + name;
            Setting setting =
                    Setting.ofKey(key).orElseThrow(() -> Names.unknown(given.origin(), "", key, Setting.keys()));
            if (!(given instanceof Given.Nothing)) {
                setting.shape().check(given).ifPresent(expected -> {
                    throw wrong(given, key + ": expected " + expected);
                });
                found.put(setting, given);
            }
        });
    }

    private static Problem wrong(Given given, String message) {
        return Problem.usage(given.origin() + ": " + message, "See the README's section on configuration.");
    }
}
