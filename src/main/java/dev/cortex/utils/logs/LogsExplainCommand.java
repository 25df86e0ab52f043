package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.events.assembly.EventLimits;
import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Show how log lines are read: one JSON object a line for each event, with its level (null where the line"
                    + " names none), template, fingerprint, codes (such as http=503) and message.",
            "",
            "Events with the same fingerprint are of one kind: they differ only in numbers, ids, paths, addresses,"
                    + " times and the like. HTTP status, exit code, SQLSTATE and errno keep errors apart."
        },
        footer = {
            "",
            "Examples:",
            "  docker logs cortex-triage-worker 2>&1 | cortex-utils logs explain",
            "  cortex-utils logs explain --each-line /var/log/syslog"
        })
public final class LogsExplainCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

    private final InputStream standardInput;
    private final Output output;

    @Option(
            names = "--each-line",
            description = "Take every line as an event of its own, also one that goes on with a stack trace.")
    private boolean eachLine;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to read (default: standard input, also -).")
    private List<String> files = List.of();

    public LogsExplainCommand(InputStream standardInput, Output output) {
        this.standardInput = standardInput;
        this.output = output;
    }

    @Override
    public void run() {
        Explanations explanations = new Explanations(EventLimits.DEFAULT, eachLine);
        for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
            try (InputStream in = file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(file))) {
                explanations.explain(in, output::text);
            } catch (NoSuchFileException missing) {
                throw Problem.refused("No such file: " + file, "Give a file, or pipe lines in.");
            } catch (IOException broken) {
                throw Problem.refused("Cannot read " + file + ": " + broken.getMessage(), "Is it a readable file?");
            }
        }
    }
}
