package dev.cortex.utils.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a run has around it; a test brings its own.
 *
 * @param variables the environment variables
 * @param home the user's home directory
 */
public record Environment(
        Map<String, String> variables, Path home, PrintWriter out, PrintWriter err, Terminal terminal, Clock clock) {}
