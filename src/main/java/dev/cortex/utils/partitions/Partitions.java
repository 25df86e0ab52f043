package dev.cortex.utils.partitions;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jooq.Configuration;

/** The partitions of the queue. */
public final class Partitions {
    private final Database database;

    public Partitions(Database database) {
        this.database = database;
    }

    /** All of them, by time. */
    List<Partition> list() {
        return Routines.cortexPartitions(configuration()).map(mapping(Partition::new));
    }

    List<PartitionChange> create(LocalDate day, boolean dryRun) {
        return Routines.cortexCreatePartition(configuration(), day, dryRun).map(mapping(PartitionChange::new));
    }

    /** For how many days the scheduled maintenance keeps jobs. */
    int scheduledRetention() {
        return Routines.cortexRetention(configuration()).getQueueDays();
    }

    /** What maintenance would do. */
    List<PartitionChange> planMaintenance(int retentionDays, int premakeDays, ActiveJobs activeJobs) {
        return Routines.cortexMaintainPartitions(
                        configuration(), retentionDays, premakeDays, activeJobs.sqlName(), true)
                .map(mapping(PartitionChange::new));
    }

    /** What a drop would do. */
    List<PartitionChange> planDrop(LocalDate day, boolean force) {
        return Routines.cortexDropPartition(configuration(), day, force, true).map(mapping(PartitionChange::new));
    }

    /** Creates what today and the next days lack, and finds what is older than the retention. */
    Retirement beginMaintenance(int retentionDays, int premakeDays, ActiveJobs activeJobs) {
        UUID run = UUID.randomUUID();
        List<PartitionChange> changes = new ArrayList<>(
                Routines.cortexBeginMaintenance(patiently(), run, retentionDays, premakeDays, activeJobs.sqlName())
                        .map(mapping(PartitionChange::new)));
        if (!isElsewhere(changes)) {
            changes.addAll(step(run));
        }
        return Retirement.of(run, changes);
    }

    /** Finds the partitions of a past day; {@code force} lets their active jobs move to today. */
    Retirement beginDrop(LocalDate day, boolean force) {
        UUID run = UUID.randomUUID();
        return Retirement.of(
                run, Routines.cortexBeginDrop(patiently(), run, day, force).map(mapping(PartitionChange::new)));
    }

    /**
     * Empties and drops, step by step, each durable before the next begins.
     *
     * @param moved told how many jobs each step has moved
     * @return all that the run has done
     */
    List<PartitionChange> finish(Retirement retirement, LongConsumer moved) {
        List<PartitionChange> changes = new ArrayList<>(retirement.changes());
        long known = 0;
        boolean goesOn = !isElsewhere(changes);
        while (goesOn) {
            List<PartitionChange> step = step(retirement.run());
            goesOn = !step.isEmpty() && !isElsewhere(step);
            for (PartitionChange change : step) {
                moved.accept(Math.max(0, change.moved() - known));
                known = change.isUnderWay() ? change.moved() : 0;
                if (!change.isUnderWay()) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private static boolean isElsewhere(List<PartitionChange> changes) {
        return changes.stream().anyMatch(PartitionChange::isElsewhere);
    }

    private List<PartitionChange> step(UUID run) {
        return Routines.cortexMaintenanceStep(patiently(), run).map(mapping(PartitionChange::new));
    }

    /** For what moves jobs: a step ends by itself, and one cut short would only begin again. */
    private Configuration patiently() {
        return database.patiently().configuration();
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
