package dev.cortex.utils.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A home directory with a configuration file, for tests. */
final class Home {
    private Home() {}

    static Config config(Path home, String yaml, Map<String, String> variables) throws IOException {
        Files.createDirectories(home.resolve(".cortex"));
        Files.writeString(home.resolve(".cortex/utils.yaml"), yaml);
        return Config.load(new Sources(Map.of(), null, null, variables, home));
    }
}
