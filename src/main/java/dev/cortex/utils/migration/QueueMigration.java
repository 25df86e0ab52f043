package dev.cortex.utils.migration;

import static org.jooq.Records.mapping;

import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.database.Database;
import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import dev.cortex.utils.generated.tables.records.CortexIndexStatementsRecord;
import dev.cortex.utils.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Moves a plain queue to a partitioned one, in steps that are transactions of their own: ended at any moment, and begun
 * again, it goes on where it was.
 */
public final class QueueMigration {
    private final Database database;
    private final Invocation invocation;

    public QueueMigration(Database database, Invocation invocation) {
        this.database = database;
        this.invocation = invocation;
    }

    /** What a migration would mean, and what is in its way; reads the whole queue and changes nothing. */
    List<Finding> analyze(Strategy strategy) {
        return Routines.cortexMigrationAnalyze(database.patiently().configuration(), strategy.toString())
                .map(mapping(Finding::new));
    }

    /** The current migration, or the last one. */
    Optional<MigrationStatus> status() {
        return status(database.dsl().configuration());
    }

    /**
     * Begins a migration, or goes on with the current one, until the tables are swapped.
     *
     * @param wanted null: copy, or that of the current migration
     * @param patience how long to wait for a lock in a row, before giving up for now
     * @param waiter ends it between two steps
     * @return false if it was ended before it was done
     */
    boolean execute(
            @Nullable Strategy wanted, int batch, Duration patience, Consumer<MigrationStep> progress, Waiter waiter) {
        try (Session session = database.session()) {
            Optional<MigrationStatus> current = status(session.configuration()).filter(MigrationStatus::isCurrent);
            current.ifPresent(migration -> refuseOther(migration, wanted));
            Strategy strategy = wanted == null ? Strategy.COPY : wanted;
            Consumer<Configuration> beginning = current.isPresent()
                    ? begun -> {}
                    : unbegun -> Routines.cortexMigrationStart(unbegun, strategy.toString());
            return makeSteps(session, beginning, batch, patience, progress, waiter) && buildIndexes(session, waiter);
        }
    }

    /**
     * Leads back to the plain table, with all that happened since; its arguments and its answer are those of
     * {@link #execute}.
     */
    boolean rollback(int batch, Duration patience, Consumer<MigrationStep> progress, Waiter waiter) {
        try (Session session = database.session()) {
            return makeSteps(session, Routines::cortexMigrationRollback, batch, patience, progress, waiter);
        }
    }

    /** Ends a migration for good; returns what became of the old table. */
    String dropOld() {
        return Routines.cortexMigrationDropOld(database.patiently().configuration());
    }

    /** What begins it and its first step are one transaction, so that it does not begin if that step is refused. */
    private static boolean makeSteps(
            Session session,
            Consumer<Configuration> beginning,
            int batch,
            Duration patience,
            Consumer<MigrationStep> progress,
            Waiter waiter) {
        Duration waited = Duration.ZERO;
        MigrationStep step = session.configuration().dsl().transactionResult(transaction -> {
            beginning.accept(transaction);
            return makeStep(transaction, batch);
        });
        while (true) {
            progress.accept(step);
            if (step.statement() != null) {
                session.run(step.statement());
            }
            waited = step.isWaiting() ? waited.plus(step.pause()) : Duration.ZERO;
            if (waited.compareTo(patience) > 0) {
                throw Problem.refused(
                        step.phase() + ": " + step.detail(),
                        "Nothing is lost: end those transactions or choose a quieter time, and run it again.");
            }
            if (step.finished()) {
                return true;
            }
            if (!waiter.pause(step.pause())) {
                return false;
            }
            step = makeStep(session.configuration(), batch);
        }
    }

    private static boolean buildIndexes(Session session, Waiter waiter) {
        for (CortexIndexStatementsRecord missing : Routines.cortexIndexStatements(session.configuration())) {
            if (!waiter.pause(Duration.ZERO)) {
                return false;
            }
            session.run(missing.getStatement());
        }
        return true;
    }

    private static MigrationStep makeStep(Configuration configuration, int batch) {
        return Routines.cortexMigrationStep(configuration, batch)
                .map(mapping(MigrationStep::new))
                .get(0);
    }

    private void refuseOther(MigrationStatus current, @Nullable Strategy wanted) {
        if (current.rollingBack()) {
            throw Problem.refused(
                    "the queue is being led back to a plain table",
                    "Let that end first: " + invocation.command("migrate-queue --rollback"));
        }
        if (wanted != null && !wanted.toString().equals(current.strategy())) {
            throw Problem.refused(
                    "a migration by " + current.strategy() + " is in progress",
                    "Go on with it without --strategy, or take it back: "
                            + invocation.command("migrate-queue --rollback"));
        }
    }

    private static Optional<MigrationStatus> status(Configuration configuration) {
        return Routines.cortexMigrationStatus(configuration).map(mapping(MigrationStatus::new)).stream()
                .findFirst();
    }
}
