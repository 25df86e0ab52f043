package dev.cortex.utils.migrate;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;

/** Flyway's table of what was applied. */
final class History {
    private final PostgresConfig config;

    History(PostgresConfig config) {
        this.config = config;
    }

    /** Has these functions count as changed, so that their files are applied again. */
    void forget(List<String> functions) {
        if (functions.isEmpty()) {
            return;
        }
        Field<String> description = field(name("description"), String.class);
        try (Connection connection = DataSources.forMigrations(config).getConnection()) {
            Contexts.of(connection, config)
                    .update(table(name(config.schema(), "cortex_schema_history")))
                    .set(field(name("checksum"), Integer.class), 0)
                    .where(field(name("version")).isNull())
                    .and(description.in(functions.stream()
                            .map(function -> function.replace('_', ' '))
                            .toList()))
                    .execute();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }
}
