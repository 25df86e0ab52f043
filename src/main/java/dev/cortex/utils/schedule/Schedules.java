package dev.cortex.utils.schedule;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Database;
import dev.cortex.utils.generated.Routines;
import java.time.Duration;
import java.util.List;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/** The jobs of this installation in pg_cron. */
public final class Schedules {
    private final Database database;

    public Schedules(Database database) {
        this.database = database;
    }

    /**
     * Harmless to repeat: says what changed.
     *
     * @param rescueAfter take jobs from workers that had them so long; null for never
     */
    List<JobChange> install(Retention retention, @Nullable Duration rescueAfter, boolean dryRun) {
        return Routines.cortexSchedule(
                        configuration(),
                        retention.queueDays(),
                        retention.deadLetters(),
                        retention.premakeDays(),
                        retention.history(),
                        retention.runDetails(),
                        rescueAfter,
                        dryRun)
                .map(mapping(JobChange::new));
    }

    List<ScheduledJob> list() {
        return Routines.cortexScheduled(configuration()).map(mapping(ScheduledJob::new));
    }

    List<JobChange> remove(boolean dryRun) {
        return Routines.cortexUnschedule(configuration(), dryRun).map(mapping(JobChange::removed));
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
