package dev.cortex.utils.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Log lines of many programs, beside the tests. */
final class Fixtures {
    private Fixtures() {}

    static List<String> lines(String name) {
        InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/events/" + name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
