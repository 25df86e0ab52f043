package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.generated.Routines;
import dev.cortex.utils.generated.tables.records.CortexIndexStatementsRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The indexes that an adopted queue lacks. Built concurrently, which works outside a transaction only, and so neither in a
 * migration nor in a function.
 */
final class Indexes {
    private final PostgresConfig config;

    Indexes(PostgresConfig config) {
        this.config = config;
    }

    /** @param notices hears of each before it is built: that can take minutes */
    List<Step> build(Consumer<String> notices) {
        List<Step> steps = new ArrayList<>();
        try (Connection connection = DataSources.forMigrations(config).getConnection();
                Statement statement = connection.createStatement()) {
            for (CortexIndexStatementsRecord row : Routines.cortexIndexStatements(
                    Contexts.of(connection, config).configuration())) {
                notices.accept(row.getStatement());
                statement.execute(row.getStatement());
                steps.add(new Step("indexed", row.getStatement()));
            }
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
        return steps;
    }
}
