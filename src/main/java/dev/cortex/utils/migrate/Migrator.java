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
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;

/** Brings the schema of an installation to the state of this program's files. */
public final class Migrator {
    private final Supplier<PostgresConfig> config;

    public Migrator(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /**
     * Applies what is missing; harmless when nothing is, and when two do it at once. Each file is applied whole or not
     * at all.
     *
     * @param notices takes what PostgreSQL has to say to the person
     */
    List<Step> migrate(Scheduler scheduler, Consumer<String> notices) {
        return run(FlywayFactory.of(config.get(), scheduler, notices), flyway -> {
            refuseNewer(flyway);
            return steps(flyway.migrate().migrations);
        });
    }

    /** All files, in the order in which they are applied. */
    List<Migration> list() {
        return run(FlywayFactory.of(config.get(), Scheduler.PG_CRON, notice -> {}), Migrator::migrations);
    }

    /** What differs between the files and the installation, a sentence each. */
    List<String> differences() {
        return run(FlywayFactory.of(config.get(), Scheduler.PG_CRON, notice -> {}), flyway -> {
            refuseNewer(flyway);
            ValidateResult result = flyway.validateWithResult();
            return result.invalidMigrations.stream().map(Migrator::difference).toList();
        });
    }

    private <T> T run(Flyway flyway, Function<Flyway, T> work) {
        try {
            return work.apply(flyway);
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

    private static List<Migration> migrations(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).map(Migration::of).toList();
    }

    private static List<Step> steps(List<MigrateOutput> migrations) {
        List<Step> steps = new ArrayList<>();
        for (MigrateOutput migration : migrations) {
            if (!migration.version.isEmpty()) {
                steps.add(new Step("applied", "V" + migration.version + " " + migration.description));
            }
        }
        int functions = migrations.size() - steps.size();
        if (functions > 0) {
            steps.add(new Step("updated", functions == 1 ? "1 function" : functions + " functions"));
        }
        return steps;
    }

    private static String difference(ValidateOutput invalid) {
        ErrorDetails details = invalid.errorDetails;
        String name = invalid.version == null || invalid.version.isEmpty()
                ? invalid.description
                : "V" + invalid.version + " " + invalid.description;
        return name + ": " + details.errorCode;
    }
}
