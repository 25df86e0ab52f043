package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.database.OneTransaction;
import dev.cortex.utils.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * This program's files, compared with what the installation has of them.
 *
 * @param migrations all of them, in the order in which they are applied
 * @param changed those that were applied with other contents
 * @param functions what the schema has in place of the functions
 */
record Files(String schema, List<Migration> migrations, List<Difference> changed, Functions functions) {

    static Files compare(PostgresConfig config) {
        return look(
                config,
                flyway -> new Files(
                        config.schema(),
                        migrations(flyway),
                        changed(flyway),
                        Functions.look(config, FunctionFile.all(flyway.info().all()))));
    }

    /** Without a look at what became of the functions. */
    static List<Migration> list(PostgresConfig config) {
        return look(config, Files::migrations);
    }

    /** Refuses an installation of another release, and functions of another origin. */
    void refuseOthers() {
        if (migrations.stream().anyMatch(migration -> migration.state().equals("newer"))) {
            throw Problem.refused(
                    "schema " + schema + " was migrated by a newer cortex-utils", "Upgrade cortex-utils.");
        }
        changed.stream().findFirst().ifPresent(difference -> {
            throw Problem.refused(
                    difference.file() + ": " + difference.problem(),
                    "Use the release of cortex-utils that this database was migrated with, or a later one.");
        });
        functions.refuseOthers();
    }

    boolean areAllPending() {
        return migrations.get(0).isPending();
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>(changed);
        migrations.stream()
                .filter(migration -> !migration.state().equals("applied"))
                .map(migration -> new Difference(migration.file(), migration.state()))
                .forEach(differences::add);
        functions.findings().stream().map(Finding::difference).forEach(differences::add);
        return differences;
    }

    /** What is to be done until there are no differences. */
    List<Step> steps() {
        List<Migration> pending =
                migrations.stream().filter(Migration::isPending).toList();
        List<Step> steps = new ArrayList<>();
        pending.stream()
                .filter(migration -> !migration.isFunction())
                .forEach(migration -> steps.add(new Step("would apply", migration.file())));
        long outdated = pending.stream().filter(Migration::isFunction).count();
        steps.addAll(Step.functions("would update", functions.broken().size() + outdated));
        return steps;
    }

    private static <T> T look(PostgresConfig config, Function<Flyway, T> work) {
        try (OneTransaction looking = DataSources.forLooking(config)) {
            return work.apply(FlywayFactory.looking(looking, config));
        } catch (SQLException | FlywayException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    private static List<Migration> migrations(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(Migration::isOfAFile)
                .map(Migration::of)
                .toList();
    }

    private static List<Difference> changed(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .filter(invalid -> invalid.errorDetails.errorCode == CoreErrorCode.CHECKSUM_MISMATCH)
                .map(invalid -> new Difference(
                        Migration.file(invalid.version, invalid.description), "changed after it was applied"))
                .toList();
    }
}
