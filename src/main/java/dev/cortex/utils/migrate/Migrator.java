package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;

/** Brings the schema of an installation to the state of this program's files. */
public final class Migrator {
    private final Supplier<PostgresConfig> config;

    public Migrator(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /**
     * Applies what is missing; harmless when nothing is, and when two do it at once. Each file is applied whole or not
     * at all; then the indexes that an adopted queue lacks are built.
     *
     * @param notices hears what PostgreSQL has to say to the person, and what takes long
     */
    List<Step> migrate(Scheduler scheduler, Consumer<String> notices) {
        List<Step> steps = new ArrayList<>(run(scheduler, notices, flyway -> {
            refuseNewer(flyway);
            refuseChanged(flyway);
            return steps(flyway.migrate().migrations);
        }));
        steps.addAll(new Indexes(config.get()).build(notices));
        steps.addAll(new ReplaySource(config.get()).refresh());
        return steps;
    }

    /** All files, in the order in which they are applied. */
    List<Migration> list() {
        return run(Scheduler.PG_CRON, notice -> {}, Migrator::migrations);
    }

    /** Where the installation is not what the files say: changed, pending, failed or newer. */
    List<Difference> differences() {
        return run(Scheduler.PG_CRON, notice -> {}, flyway -> {
            List<Difference> differences = new ArrayList<>(changed(flyway));
            migrations(flyway).stream()
                    .filter(migration -> !migration.state().equals("applied"))
                    .map(migration -> new Difference(migration.file(), migration.state()))
                    .forEach(differences::add);
            return differences;
        });
    }

    private <T> T run(Scheduler scheduler, Consumer<String> notices, Function<Flyway, T> work) {
        try {
            return work.apply(FlywayFactory.of(config.get(), scheduler, notices));
        } catch (FlywayException failed) {
            throw new Failures(config.get()).translate(failed);
        }
    }

    private void refuseNewer(Flyway flyway) {
        if (migrations(flyway).stream().anyMatch(migration -> migration.state().equals("newer"))) {
            throw Problem.refused(
                    "schema " + config.get().schema() + " was migrated by a newer cortex-utils",
                    "Upgrade cortex-utils.");
        }
    }

    private static void refuseChanged(Flyway flyway) {
        changed(flyway).stream().findFirst().ifPresent(difference -> {
            throw Problem.refused(
                    difference.file() + ": " + difference.problem(),
                    "Use the release of cortex-utils that this database was migrated with, or a later one.");
        });
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

    private static List<Step> steps(List<MigrateOutput> migrations) {
        List<Step> steps = new ArrayList<>();
        for (MigrateOutput migration : migrations) {
            if (!migration.version.isEmpty()) {
                steps.add(new Step("applied", Migration.file(migration.version, migration.description)));
            }
        }
        int functions = migrations.size() - steps.size();
        if (functions > 0) {
            steps.add(new Step("updated", functions == 1 ? "1 function" : functions + " functions"));
        }
        return steps;
    }
}
