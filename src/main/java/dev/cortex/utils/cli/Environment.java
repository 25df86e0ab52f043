package dev.cortex.utils.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a run has around it; a test brings its own.
 *
 * @param variables the environment variables
 * @param home the user's home directory
 * @param bytes what {@code out} writes to, for what is no text; to be used only when {@code out} is flushed
 */
public record Environment(
        Map<String, String> variables,
        Path home,
        PrintWriter out,
        OutputStream bytes,
        PrintWriter err,
        Terminal terminal,
        Clock clock) {}
