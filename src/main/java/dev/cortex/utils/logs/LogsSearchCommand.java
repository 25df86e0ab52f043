package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.TextStream;
import dev.cortex.utils.events.SearchPattern;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.EngineLogs;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Sink;
import dev.cortex.utils.tail.stream.Stages;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = {
            "Show the events of all services that match a pattern, by time. A stack trace is one event, with the line it"
                    + " belongs to.",
            "",
            "With -A, -B or -C, what stands beside a match is marked by - in place of |, and a line of -- stands where"
                    + " events are left out."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs search 'timeout after [0-9]+' --since 24h",
            "  cortex-utils logs search -F 'job 4711' -C 2 --services 'triage-*'",
            "  cortex-utils logs search -i refused --level error --count"
        })
public final class LogsSearchCommand implements Runnable {
    enum Format {
        /** For people. */
        TEXT,
        /** An object a line. */
        JSONL
    }

    private final EngineLogs logs;
    private final Output output;

    @Parameters(paramLabel = "PATTERN", description = "What to search for, a pattern in the syntax of RE2.")
    private String text = "";

    @Option(
            names = {"-F", "--fixed-strings"},
            description = "Take PATTERN as text, not as a pattern.")
    private boolean fixed;

    @Option(
            names = {"-i", "--ignore-case"},
            description = "Ignore case.")
    private boolean ignoreCase;

    @Option(
            names = {"-A", "--after-context"},
            paramLabel = "N",
            description = "Show N events of the same container after each match.")
    private int after;

    @Option(
            names = {"-B", "--before-context"},
            paramLabel = "N",
            description = "Show N events of the same container before each match.")
    private int before;

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description = "Show N events before and after.")
    private @Nullable Integer around;

    @Option(names = "--count", description = "Show only how many events match.")
    private boolean count;

    @Mixin
    private LogSelection selection = new LogSelection();

    @Option(names = "--timestamps", description = "Show when each event was written (UTC).")
    private boolean timestamps;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, or jsonl: an object a line.")
    private Format format = Format.TEXT;

    public LogsSearchCommand(EngineLogs logs, Output output) {
        this.logs = logs;
        this.output = output;
    }

    @Override
    public void run() {
        int first = around == null ? before : around;
        int last = around == null ? after : around;
        if (first < 0 || last < 0) {
            throw Problem.usage("the number of events around a match is negative", "Use 0 or more.");
        }
        SearchPattern pattern = SearchPattern.of(text, fixed, ignoreCase);
        Predicate<RawEvent> wanted = event -> pattern.isIn(event.text()) && selection.admits(event);
        Stages<Passage> stages = source -> new SearchStage(wanted, count ? 0 : first, count ? 0 : last);
        AtomicLong found = new AtomicLong();
        TextStream out = output.texts();
        logs.read(selection.services(), selection.range(), stages, sources -> {
            if (count) {
                return (source, passage, cursor) ->
                        found.addAndGet(passage.events().size());
            }
            return format == Format.JSONL ? json(out) : text(out, sources, pattern, first + last > 0);
        });
        if (count) {
            out.text(Long.toString(found.get()));
        }
        out.end();
    }

    private static Sink<Passage> json(TextStream out) {
        return (source, passage, cursor) ->
                passage.events().forEach(found -> out.text(EntryJson.of(source, found.entry())));
    }

    private Sink<Passage> text(TextStream out, List<LogSource> sources, SearchPattern pattern, boolean gaps) {
        EventText events = new EventText(new Paint(output.isColoured()), timestamps, pattern);
        events.expect(sources);
        return new PassageText(events, gaps, out);
    }
}
