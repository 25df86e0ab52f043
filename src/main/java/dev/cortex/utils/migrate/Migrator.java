package dev.cortex.utils.migrate;

import static org.jooq.Records.mapping;

import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.database.OneTransaction;
import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import dev.cortex.utils.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema of an installation to the state of this program's files. */
public final class Migrator {
    /** As many as {@code cortex_maintain_partitions} makes by itself. */
    private static final int PREMAKE_DAYS = 3;

    private final Supplier<PostgresConfig> config;

    public Migrator(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /**
     * Applies what is missing; harmless when nothing is, and when two do it at once. Each file is applied whole or not
     * at all; then come the indexes that queue lacks, and the partitions of today and the next days. What is refused leaves
     * nothing behind.
     *
     * @param notices hears what PostgreSQL has to say to the person, and whom the migration waits for
     * @param progress shows what takes long
     */
    Outcome migrate(Scheduler scheduler, Consumer<String> notices, LongFunction<Progress> progress) {
        return new Turn(config.get()).take(notices, () -> {
            new Strangers(config.get()).refuse(scheduler);
            List<Step> steps = new ArrayList<>(applyFiles(scheduler, notices));
            try (Session session = Session.open(config.get())) {
                new Indexes(session).build(progress).forEach(index -> steps.add(new Step("built", index)));
                steps.addAll(new ReplaySource(session).refresh());
                State state = State.of(session);
                List<DayPartition> days = comingDays(session, state, false);
                steps.addAll(steps(days));
                return new Outcome(steps, remarks().afterwards(scheduler, !steps.isEmpty(), state, days));
            }
        });
    }

    /** What {@link #migrate} would do, as far as it can be known beforehand, or why it would refuse; changes nothing. */
    Outcome plan(Scheduler scheduler) {
        new Strangers(config.get()).refuse(scheduler);
        List<Migration> migrations = list();
        Functions installed = functions();
        refuseWhatMigrateRefuses(scheduler, migrations, installed);
        List<Step> steps = new ArrayList<>();
        for (Migration migration : migrations) {
            if (!migration.isFunction() && migration.isPending()) {
                steps.add(new Step("would apply", migration.file()));
            }
        }
        long functions = installed.broken().size()
                + migrations.stream()
                        .filter(migration -> migration.isFunction() && migration.isPending())
                        .count();
        if (functions > 0) {
            steps.add(new Step("would update", functions(functions)));
        }
        boolean functionsFirst = !steps.isEmpty();
        if (!functionsFirst) {
            try (Session session = Session.open(config.get())) {
                new Indexes(session).missing().forEach(index -> steps.add(new Step("would build", index)));
                steps.addAll(steps(comingDays(session, State.of(session), true)));
            }
        }
        return new Outcome(steps, remarks().beforehand(functionsFirst, steps));
    }

    /** All files, in the order in which they are applied. */
    List<Migration> list() {
        return look(Migrator::migrations);
    }

    /**
     * Where the installation is not what the files say: changed, pending, failed or newer; but first, and alone, where
     * another role could have its code run.
     */
    List<Difference> differences() {
        List<Finding> strangers = new Strangers(config.get()).find();
        if (!strangers.isEmpty()) {
            return strangers.stream().map(Finding::difference).toList();
        }
        return look(flyway -> {
            List<Difference> differences = new ArrayList<>(changed(flyway));
            migrations(flyway).stream()
                    .filter(migration -> !migration.state().equals("applied"))
                    .map(migration -> new Difference(migration.file(), migration.state()))
                    .forEach(differences::add);
            functions(flyway).findings().stream().map(Finding::difference).forEach(differences::add);
            return differences;
        });
    }

    private List<Step> applyFiles(Scheduler scheduler, Consumer<String> notices) {
        Functions functions = functions();
        boolean partman = refuseWhatMigrateRefuses(scheduler, list(), functions);
        new History(config.get()).forget(functions.broken());
        return run(
                FlywayFactory.migrating(config.get(), scheduler, partman, notices), flyway -> steps(flyway.migrate()));
    }

    /** @return whether pg_partman partitions the history tables that are made now */
    private boolean refuseWhatMigrateRefuses(Scheduler scheduler, List<Migration> migrations, Functions functions) {
        refuseNewer(migrations);
        look(Migrator::changed).stream().findFirst().ifPresent(difference -> {
            throw Problem.refused(
                    difference.file() + ": " + difference.problem(),
                    "Use the release of cortex-utils that this database was migrated with, or a later one.");
        });
        functions.refuseOthers();
        return new Requirements(config.get())
                .allowPartman(scheduler, migrations.get(0).isPending());
    }

    private Functions functions() {
        return look(this::functions);
    }

    private Functions functions(Flyway flyway) {
        return Functions.look(config.get(), FunctionFile.all(flyway.info().all()));
    }

    private void refuseNewer(List<Migration> migrations) {
        if (migrations.stream().anyMatch(migration -> migration.state().equals("newer"))) {
            throw Problem.refused(
                    "schema " + config.get().schema() + " was migrated by a newer cortex-utils",
                    "Upgrade cortex-utils.");
        }
    }

    private <T> T look(Function<Flyway, T> work) {
        try (OneTransaction looking = DataSources.forLooking(config.get())) {
            return run(FlywayFactory.looking(looking, config.get()), work);
        } catch (SQLException failed) {
            throw new Failures(config.get()).translate(failed);
        }
    }

    private <T> T run(Flyway flyway, Function<Flyway, T> work) {
        try {
            return work.apply(flyway);
        } catch (FlywayException failed) {
            throw new Failures(config.get()).translate(failed);
        }
    }

    private Remarks remarks() {
        return new Remarks(config.get());
    }

    private static List<DayPartition> comingDays(Session session, State state, boolean dryRun) {
        return state.isPartitioned()
                ? Routines.cortexCreatePartitions(session.configuration(), PREMAKE_DAYS, dryRun)
                        .map(mapping(DayPartition::new))
                : List.of();
    }

    private static List<Difference> changed(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(invalid -> invalid.errorDetails.errorCode == CoreErrorCode.CHECKSUM_MISMATCH)
                .map(invalid -> new Difference(
                        Migration.file(invalid.version, invalid.description), "changed after it was applied"))
                .toList();
    }

    private static List<Migration> migrations(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(Migration::isOfAFile)
                .map(Migration::of)
                .toList();
    }

    private static List<Step> steps(MigrateResult result) {
        List<Step> steps = new ArrayList<>();
        for (MigrateOutput migration : result.migrations) {
            if (!migration.version.isEmpty()) {
                steps.add(new Step("applied", Migration.file(migration.version, migration.description)));
            }
        }
        int functions = result.migrations.size() - steps.size();
        if (functions > 0) {
            steps.add(new Step("updated", functions(functions)));
        }
        return steps;
    }

    private static List<Step> steps(List<DayPartition> days) {
        List<Step> steps = new ArrayList<>();
        for (DayPartition day : days) {
            if (!day.action().equals("exists") && day.name() != null) {
                steps.add(new Step(day.action(), day.name()));
            }
        }
        return steps;
    }

    private static String functions(long number) {
        return number == 1 ? "1 function" : number + " functions";
    }
}
