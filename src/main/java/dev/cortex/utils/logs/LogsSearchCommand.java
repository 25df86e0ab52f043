package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Text;
import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = "Show the events of all services that match a pattern, whole stack traces included, by time.",
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs search 'timeout after [0-9]+' --since 24h",
            "  cortex-utils logs search -F 'job 4711' -C 2 --services 'triage-*'",
            "  cortex-utils logs search -i refused --level error --count"
        })
public final class LogsSearchCommand implements Runnable {
    private final EngineLogs logs;
    private final Output output;

    @Parameters(paramLabel = "PATTERN", description = "What to search for, a pattern in the syntax of RE2.")
    private String text = "";

    @Option(names = "-F", description = "Take PATTERN as text, not as a pattern.")
    private boolean fixed;

    @Option(names = "-i", description = "Ignore case.")
    private boolean ignoreCase;

    @Option(names = "-A", paramLabel = "N", description = "Show N events of the same container after each match.")
    private int after;

    @Option(names = "-B", paramLabel = "N", description = "Show N events of the same container before each match.")
    private int before;

    @Option(names = "-C", paramLabel = "N", description = "Show N events before and after.")
    private @Nullable Integer around;

    @Option(names = "--count", description = "Show only how many events match.")
    private boolean count;

    @Mixin
    private LogSelection selection = new LogSelection();

    public LogsSearchCommand(EngineLogs logs, Output output) {
        this.logs = logs;
        this.output = output;
    }

    @Override
    public void run() {
        int first = count ? 0 : around == null ? before : around;
        int last = count ? 0 : around == null ? after : around;
        if (first < 0 || last < 0) {
            throw Problem.usage("the number of events around a match is negative", "Use 0 or more.");
        }
        SearchPattern pattern = SearchPattern.of(text, fixed, ignoreCase);
        Predicate<RawEvent> wanted = event -> pattern.isIn(event.text())
                && selection.admits(LogEvent.read(event).level());
        AtomicLong found = new AtomicLong();
        logs.read(selection, source -> new EventStage(new SearchFilter(wanted, first, last)), (source, time, entry) -> {
            found.incrementAndGet();
            if (!count) {
                output.text(source.label() + " | " + Text.lines(entry.event().text()));
            }
        });
        if (count) {
            output.text(Long.toString(found.get()));
        }
    }
}
