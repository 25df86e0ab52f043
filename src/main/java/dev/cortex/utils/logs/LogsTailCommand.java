package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Text;
import dev.cortex.utils.daemon.Interruptions;
import dev.cortex.utils.events.SearchPattern;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.scan.Ansi;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.EngineLogs;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import dev.cortex.utils.tail.stream.EventStage;
import dev.cortex.utils.tail.stream.Range;
import dev.cortex.utils.tail.stream.Sink;
import dev.cortex.utils.tail.stream.Stages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tail",
        description = {
            "Show the newest events of all services, and with -f those that come, merged by time. A stack trace is one"
                    + " event, with the line it belongs to.",
            "",
            "-f includes containers that start later, or again, and goes on until Ctrl-C. With --level, --grep or"
                    + " --exclude the last N events are those that are let through, however far back."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs tail",
            "  cortex-utils logs tail -f --services gmail-sync,'triage-*'",
            "  cortex-utils logs tail -f -n 0 --level error",
            "  cortex-utils logs tail --since 1h --grep 'job [0-9]+' --exclude debug"
        })
public final class LogsTailCommand implements Runnable {
    enum Format {
        /** For people. */
        TEXT,
        /** An object a line. */
        JSONL,
        /** What was written, and nothing else. */
        RAW
    }

    private static final int MOST = 100_000;

    private final EngineLogs logs;
    private final Output output;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last N events of each container (default: 100, or all with --since or --until).")
    private @Nullable Integer last;

    @Mixin
    private LogSelection selection = new LogSelection();

    @Option(
            names = "--grep",
            paramLabel = "PATTERN",
            description = "Only events that match it (RE2; (?i) ignores case).")
    private @Nullable String grep;

    @Option(names = "--exclude", paramLabel = "PATTERN", description = "No events that match it.")
    private @Nullable String exclude;

    @Option(names = "--timestamps", description = "Show when each event was written (UTC).")
    private boolean timestamps;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, jsonl (an object a line), or raw (as it was written, without the service).")
    private Format format = Format.TEXT;

    public LogsTailCommand(EngineLogs logs, Output output) {
        this.logs = logs;
        this.output = output;
    }

    @Override
    public void run() {
        Range range = selection.lastOr(last, MOST, 100);
        if (follow && range.until().isPresent()) {
            throw Problem.usage("--follow has no end, and --until is one", "Leave out one of the two.");
        }
        SearchPattern wanted = grep == null ? null : SearchPattern.of(grep, false, false);
        Predicate<RawEvent> filter = filter(wanted);
        switch (format) {
            case TEXT -> show(range, source -> new EventStage(filter), sources -> text(sources, wanted));
            case JSONL ->
                show(
                        range,
                        source -> new EventStage(filter),
                        sources -> (source, entry, cursor) -> output.text(EntryJson.of(source, entry)));
            case RAW -> show(range, new RawStages(filter), sources -> (source, bytes, cursor) -> raw(bytes));
        }
    }

    private <T> void show(Range range, Stages<T> stages, Function<List<LogSource>, Sink<T>> sink) {
        if (follow) {
            Interruptions.run(shutdown -> logs.follow(selection.services(), source -> range, stages, sink, shutdown));
        } else {
            logs.read(selection.services(), range, stages, sink);
        }
    }

    private Sink<Entry> text(List<LogSource> sources, @Nullable SearchPattern highlighted) {
        EventText text = new EventText(new Paint(output.isColoured()), timestamps, highlighted);
        text.expect(sources);
        return (source, entry, cursor) -> output.text(text.of(source, entry));
    }

    private void raw(byte[] bytes) {
        if (output.isShown()) {
            output.text(Text.lines(Ansi.strip(new String(bytes, StandardCharsets.UTF_8)))
                    .stripTrailing());
        } else {
            output.bytes(bytes);
        }
    }

    private Predicate<RawEvent> filter(@Nullable SearchPattern wanted) {
        SearchPattern unwanted = exclude == null ? null : SearchPattern.of(exclude, false, false);
        return event -> (wanted == null || wanted.isIn(event.text()))
                && (unwanted == null || !unwanted.isIn(event.text()))
                && selection.admits(event);
    }
}
