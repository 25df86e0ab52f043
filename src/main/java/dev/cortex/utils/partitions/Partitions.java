package dev.cortex.utils.partitions;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.LocalDate;
import java.util.List;

/** The partitions of the queue. */
public final class Partitions {
    private final Database database;

    public Partitions(Database database) {
        this.database = database;
    }

    /** All of them, by time. */
    List<Partition> list() {
        return Routines.cortexPartitions(database.dsl().configuration()).map(mapping(Partition::new));
    }

    /** Creates what today and the next days lack, then archives and drops what is older than the retention. */
    List<PartitionChange> maintain(int retentionDays, int premakeDays, ActiveJobs activeJobs, boolean dryRun) {
        return Routines.cortexMaintainPartitions(
                        database.dsl().configuration(), retentionDays, premakeDays, activeJobs.sqlName(), dryRun)
                .map(mapping(PartitionChange::new));
    }

    List<PartitionChange> create(LocalDate day, boolean dryRun) {
        return Routines.cortexCreatePartition(database.dsl().configuration(), day, dryRun)
                .map(mapping(PartitionChange::new));
    }

    /** Archives the failed jobs of a past day and drops its partition; {@code force} moves active jobs to today first. */
    List<PartitionChange> drop(LocalDate day, boolean force, boolean dryRun) {
        return Routines.cortexDropPartition(database.dsl().configuration(), day, force, dryRun)
                .map(mapping(PartitionChange::new));
    }
}
