package dev.cortex.utils.migrate;

import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.config.PostgresConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person is told at the end of a migration: what is there now, what is lacking, and what to run next. */
final class Remarks {
    private final String schema;
    private final Invocation invocation;

    Remarks(PostgresConfig config) {
        schema = "Schema " + config.schema() + " of database " + config.database();
        invocation = new Invocation(() -> config);
    }

    List<String> afterwards(Scheduler scheduler, boolean changed, State state, List<DayPartition> days) {
        List<DayPartition> lacking =
                days.stream().filter(DayPartition::isLacking).toList();
        List<String> remarks = new ArrayList<>();
        remarks.add(schema + (changed ? " is migrated: " : " is up to date: ") + queue(state, lacking) + ".");
        lacking.forEach(day -> remarks.add("Warning: " + day.lack() + ". Afterwards, or to try again: "
                + invocation.command("partitions maintain")));
        next(scheduler, state).ifPresent(next -> remarks.add("Next: " + next));
        return remarks;
    }

    List<String> beforehand(boolean functionsFirst, List<Step> steps) {
        List<String> remarks = new ArrayList<>();
        remarks.add(steps.isEmpty() ? schema + " is up to date." : "Nothing was changed.");
        if (functionsFirst) {
            remarks.add(
                    "Once the functions are there, the indexes that queue lacks are built while workers go on, and a"
                            + " partitioned queue gets the partitions of today and the next three days (UTC).");
        }
        return remarks;
    }

    private static String queue(State state, List<DayPartition> lacking) {
        if (!state.isPartitioned()) {
            return state.isPlain() ? "queue is one plain table" : "queue is " + state.queue() + ", which is left alone";
        }
        String days = "partitions for today and the next three days (UTC)";
        List<String> names = lacking.stream()
                .flatMap(day -> Optional.ofNullable(day.name()).stream())
                .toList();
        if (lacking.isEmpty()) {
            return days + " are there";
        }
        return names.isEmpty()
                ? "whether " + days + " are there was not looked at"
                : "of the " + days + " these are lacking: " + String.join(", ", names);
    }

    private Optional<String> next(Scheduler scheduler, State state) {
        boolean pgCron = state.pgCronUsable() && scheduler == Scheduler.PG_CRON;
        if (pgCron && !state.isScheduled()) {
            return Optional.of(invocation.command("schedule install"));
        }
        if (state.isPlain()) {
            return Optional.of(invocation.command("migrate-queue --dry-run"));
        }
        return pgCron || state.isScheduled() || !state.isPartitioned()
                ? Optional.empty()
                : Optional.of(invocation.anotherScheduler());
    }
}
