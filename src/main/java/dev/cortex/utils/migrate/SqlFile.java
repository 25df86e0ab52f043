package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The text of a file of {@code db/}, of which this program holds a copy. */
final class SqlFile {
    private SqlFile() {}

    /** @param path below {@code db/} */
    static String read(String path, PostgresConfig config) {
        try (InputStream file = Objects.requireNonNull(SqlFile.class.getResourceAsStream("/db/" + path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${flyway:defaultSchema}", config.schema());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
