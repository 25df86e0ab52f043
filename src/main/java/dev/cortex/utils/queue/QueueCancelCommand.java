package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cancel",
        description = {
            "Cancel pending jobs; those being processed are left alone. Asks first.",
            "",
            "All filters have to match. Without any, --all is needed."
        },
        footer = {
            "",
            "Examples:",
            "  cortex-utils queue cancel --queue actions --dry-run",
            "  cortex-utils queue cancel --id 12345 --yes"
        })
public final class QueueCancelCommand implements Runnable {
    private static final Columns<Changed> COLUMNS = Changed.columns("cancelled", "Cancelled");

    private final Jobs jobs;
    private final Invocation invocation;
    private final Output output;

    @Mixin
    private final Confirmation confirmation;

    @Option(names = "--id", paramLabel = "ID", description = "This one.")
    private @Nullable Long id;

    @Option(names = "--queue", paramLabel = "NAME", description = "Only of this queue.")
    private @Nullable String queue;

    @Option(names = "--since", paramLabel = "DURATION", description = "Only those created in this time: 15m, 24h, 7d.")
    private @Nullable Duration since;

    @Option(names = "--all", description = "All there are, when no filter is given.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say how many match.")
    private boolean dryRun;

    public QueueCancelCommand(Jobs jobs, Confirmation confirmation, Invocation invocation, Output output) {
        this.jobs = jobs;
        this.confirmation = confirmation;
        this.invocation = invocation;
        this.output = output;
    }

    @Override
    public void run() {
        long matched = jobs.countCancellable(id, queue, since, all);
        long cancelled = 0;
        if (!dryRun && matched > 0) {
            confirmation.require(String.format(Locale.ROOT, "cancel %,d pending jobs", matched));
            try (Progress bar = output.progress("Cancelling", matched)) {
                cancelled = jobs.cancel(id, queue, since, all, bar::advance);
            }
        }
        output.rows(COLUMNS, List.of(new Changed(matched, cancelled)));
        if (matched == 0) {
            output.notice("0 pending jobs match. What there is: " + invocation.command("queue stats"));
        }
    }
}
