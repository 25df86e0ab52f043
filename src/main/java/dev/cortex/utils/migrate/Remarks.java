package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person is told at the end of a migration: what is there now, and what to run next. */
final class Remarks {
    private final String schema;
    private final String option;

    Remarks(PostgresConfig config) {
        schema = "Schema " + config.schema() + " of database " + config.database();
        option = config.schema().equals("public") ? "" : " --schema " + config.schema();
    }

    List<String> afterwards(Scheduler scheduler, boolean changed, State state, List<DayPartition> days) {
        List<String> remarks = new ArrayList<>();
        remarks.add(schema + (changed ? " is migrated: " : " is up to date: ") + queue(state, days) + ".");
        for (DayPartition day : days) {
            if (day.isLacking()) {
                remarks.add(
                        Optional.ofNullable(day.name()).map(name -> name + ": ").orElse("")
                                + Optional.ofNullable(day.detail()).orElse(day.action())
                                + ". Look with cortex-utils partitions list, make up for it with cortex-utils partitions maintain.");
            }
        }
        next(scheduler, changed, state).ifPresent(next -> remarks.add("Next: " + next));
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

    private static String queue(State state, List<DayPartition> days) {
        if (!state.isPartitioned()) {
            return state.isPlain() ? "queue is one plain table" : "queue is " + state.queue() + ", which is left alone";
        }
        List<String> names = days.stream()
                .filter(DayPartition::isThere)
                .flatMap(day -> Optional.ofNullable(day.name()).stream())
                .distinct()
                .toList();
        return switch (names.size()) {
            case 0 -> "queue has no partition for the coming days";
            case 1 -> "queue has the partition " + names.get(0) + " for the coming days";
            default -> "queue has partitions from " + names.get(0) + " to " + names.get(names.size() - 1);
        };
    }

    private Optional<String> next(Scheduler scheduler, boolean changed, State state) {
        if (state.isPlain()) {
            return Optional.of("cortex-utils migrate-queue" + option + " --dry-run");
        }
        if (scheduler == Scheduler.NONE) {
            return Optional.of("let a scheduler run cortex-utils partitions maintain" + option + ", or"
                    + " select cortex_maintain_partitions(), every day");
        }
        return changed || !state.scheduled() ? Optional.of("cortex-utils schedule install" + option) : Optional.empty();
    }
}
