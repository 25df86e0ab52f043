package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.logs.RecurringErrors.Order;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "errors",
        description = "Show which errors the services logged, the same ones counted together.",
        footer = {
            "",
            "Examples:",
            "  cortex-utils logs errors --since 1h",
            "  cortex-utils logs errors --since 24h --sort recent --level warn --format json",
            "  cortex-utils logs errors --services triage-worker --ungrouped"
        })
public final class LogsErrorsCommand implements Runnable {
    private static final Columns<ErrorGroup> GROUPS = Columns.of(ErrorGroup.class)
            .number("count", "Count", ErrorGroup::count)
            .text("service", "Service", ErrorGroup::service)
            .text("level", "Level", group -> group.level().label())
            .instant("first_seen", "First seen", ErrorGroup::firstSeen)
            .instant("last_seen", "Last seen", ErrorGroup::lastSeen)
            .text("fingerprint", "Fingerprint", ErrorGroup::fingerprint)
            .text("template", "Template", ErrorGroup::template)
            .text("sample", "Sample", ErrorGroup::sample);
    private static final Columns<ErrorGroup> EVENTS = Columns.of(ErrorGroup.class)
            .instant("time", "Time", ErrorGroup::firstSeen)
            .text("service", "Service", ErrorGroup::service)
            .text("level", "Level", group -> group.level().label())
            .text("fingerprint", "Fingerprint", ErrorGroup::fingerprint)
            .text("message", "Message", ErrorGroup::sample);

    private final RecurringErrors errors;
    private final Output output;

    @Option(names = "--ungrouped", description = "Show every error by itself, by time.")
    private boolean ungrouped;

    @Option(
            names = "--sort",
            defaultValue = "count",
            paramLabel = "ORDER",
            description = "What comes first: ${COMPLETION-CANDIDATES} (default: count).")
    private Order order = Order.COUNT;

    @Mixin
    private LogSelection selection = new LogSelection();

    public LogsErrorsCommand(EngineLogs logs, Output output) {
        this.errors = new RecurringErrors(logs);
        this.output = output;
    }

    @Override
    public void run() {
        if (ungrouped) {
            output.rows(EVENTS, errors.single(selection));
        } else {
            output.rows(GROUPS, errors.grouped(selection, order));
        }
    }
}
