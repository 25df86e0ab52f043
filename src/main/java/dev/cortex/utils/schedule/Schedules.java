package dev.cortex.utils.schedule;

import static org.jooq.Records.mapping;

import dev.cortex.utils.cli.Warning;
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
     * Harmless to repeat: says what changed, and keeps what is not said again. Sees to the partitions of today and the coming days as well.
     *
     * @param rescueAfter take jobs from workers that had them so long; zero for never, null for what it was so far
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

    /** What keeps the jobs from doing all they should. */
    List<Warning> warnings() {
        return Routines.cortexScheduleWarnings(configuration()).map(mapping(Warning::new));
    }

    boolean pgCronUsable() {
        return Routines.cortexInstallation(configuration()).stream()
                .anyMatch(part -> "pg_cron".equals(part.getComponent()) && "in use".equals(part.getState()));
    }

    List<JobChange> remove(boolean dryRun) {
        return Routines.cortexUnschedule(configuration(), dryRun).map(mapping(JobChange::removed));
    }

    private Configuration configuration() {
        return database.dsl().configuration();
    }
}
