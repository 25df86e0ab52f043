package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.tail.EngineLogs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Write the events of all services down, by time: one a line, whatever the size.",
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs export --since 24h > logs.jsonl",
            "  cortex-utils logs export --since 24h --level error --format csv --output errors.csv.gz",
            "  cortex-utils logs export --services 'triage-*' --format text --output triage.log"
        })
public final class LogsExportCommand implements Runnable {
    private final Export export;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write them: jsonl, csv or text (default: jsonl).")
    private ExportFormat format = ExportFormat.JSONL;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to; the file appears when all of it is there, compressed if it ends in .gz (default:"
                    + " standard output).")
    private @Nullable Path file;

    @Mixin
    private LogSelection selection = new LogSelection();

    public LogsExportCommand(EngineLogs logs, Output output) {
        this.export = new Export(logs, output);
    }

    @Override
    public void run() {
        if (file == null) {
            export.print(selection, format);
        } else {
            export.to(file, selection, format);
        }
    }
}
