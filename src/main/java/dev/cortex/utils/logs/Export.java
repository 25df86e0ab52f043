package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.cli.WholeFile;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.tail.EngineLogs;
import dev.cortex.utils.tail.stream.EventStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Writes selected events down, in constant memory. */
final class Export {
    private final EngineLogs logs;
    private final Output output;

    Export(EngineLogs logs, Output output) {
        this.logs = logs;
        this.output = output;
    }

    /** To a file that appears when all of it is there. */
    void to(Path file, LogSelection selection, ExportFormat format) {
        try (WholeFile whole = WholeFile.at(file);
                Progress progress = output.progressInBytes("exporting")) {
            write(whole.writer(), selection, format, progress);
            whole.finish();
        } catch (IOException failed) {
            throw WholeFile.problem(file, failed);
        }
    }

    /** To standard output. */
    void print(LogSelection selection, ExportFormat format) {
        try (Writer writer = output.writer();
                Progress progress = output.isShown() ? Progress.NONE : output.progressInBytes("exporting")) {
            write(writer, selection, format, progress);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(Writer writer, LogSelection selection, ExportFormat format, Progress progress)
            throws IOException {
        Predicate<RawEvent> wanted = event -> {
            progress.advance(event.text().length());
            return selection.admits(event);
        };
        writer.write(format.head());
        try {
            logs.read(
                    selection.services(),
                    selection.range(),
                    source -> new EventStage(wanted),
                    sources -> (source, entry, cursor) -> {
                        append(writer, format.event(source, entry));
                    });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void append(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
