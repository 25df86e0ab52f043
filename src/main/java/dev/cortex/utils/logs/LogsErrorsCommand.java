package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.RowStream;
import dev.cortex.utils.logs.RecurringErrors.Order;
import dev.cortex.utils.tail.EngineLogs;
import dev.cortex.utils.tail.stream.Range;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "errors",
        description = {
            "Show which errors the services logged, those of one kind counted together: they differ only in numbers, ids,"
                    + " paths, times and the like. json and csv have whole samples, and fingerprints.",
            "",
            "Without --since, those of the last 24 hours; without --level, errors and worse."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs errors --since 1h",
            "  cortex-utils logs errors --since 24h --sort recent --level warn --format json",
            "  cortex-utils logs errors --services triage-worker --ungrouped"
        })
public final class LogsErrorsCommand implements Runnable {
    private static final Columns<ErrorGroup> COUNTED = Columns.of(ErrorGroup.class)
            .number("count", "Count", ErrorGroup::count)
            .text("service", "Service", ErrorGroup::service)
            .text("level", "Level", group -> group.level().label())
            .instant("first_seen", "First seen", ErrorGroup::firstSeen)
            .instant("last_seen", "Last seen", ErrorGroup::lastSeen);
    private static final Columns<ErrorGroup> GROUPS_FOR_PEOPLE =
            COUNTED.text("template", "Template", ErrorGroup::template).text("sample", "Sample", ErrorGroup::headline);
    private static final Columns<ErrorGroup> GROUPS = COUNTED.text(
                    "fingerprint", "Fingerprint", ErrorGroup::fingerprint)
            .text("template", "Template", ErrorGroup::template)
            .text("sample", "Sample", ErrorGroup::sample);

    private static final Columns<ErrorGroup> ONE = Columns.of(ErrorGroup.class)
            .instant("time", "Time", ErrorGroup::firstSeen)
            .text("service", "Service", ErrorGroup::service)
            .text("level", "Level", group -> group.level().label())
            .text("fingerprint", "Fingerprint", ErrorGroup::fingerprint);
    private static final Columns<ErrorGroup> EVENTS_FOR_PEOPLE = ONE.text("message", "Message", ErrorGroup::headline);
    private static final Columns<ErrorGroup> EVENTS = ONE.text("message", "Message", ErrorGroup::sample);

    private final RecurringErrors errors;
    private final Output output;
    private final Clock clock;

    @Option(names = "--ungrouped", description = "Show every error by itself, by time.")
    private boolean ungrouped;

    @Option(
            names = "--sort",
            defaultValue = "count",
            paramLabel = "ORDER",
            description = "What comes first: count or recent (default: count).")
    private Order order = Order.COUNT;

    @Mixin
    private LogSelection selection = new LogSelection();

    public LogsErrorsCommand(EngineLogs logs, Output output, Clock clock) {
        this.errors = new RecurringErrors(logs, output);
        this.output = output;
        this.clock = clock;
    }

    @Override
    public void run() {
        Range range = selection.rangeOfADay(clock);
        boolean forPeople = output.isForPeople();
        if (ungrouped) {
            RowStream<ErrorGroup> rows = output.stream(forPeople ? EVENTS_FOR_PEOPLE : EVENTS);
            errors.each(selection, range, rows::row);
            rows.end();
        } else {
            output.rows(forPeople ? GROUPS_FOR_PEOPLE : GROUPS, errors.grouped(selection, range, order));
        }
    }
}
