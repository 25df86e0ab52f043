package dev.cortex.utils.migrate;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jooq.Condition;

/**
 * What the first migration asks for, before Flyway makes its table. All in a transaction that is rolled back: what is refused
 * leaves nothing behind, wherever it is interrupted.
 */
final class Requirements {
    private static final String FILE = "/db/migration/V1__requirements.sql";

    private final PostgresConfig config;

    Requirements(PostgresConfig config) {
        this.config = config;
    }

    /**
     * Whether pg_partman can partition the history tables that are made now; refuses what the first migration would refuse.
     *
     * @param isNew whether the first migration is still to come, which may create the extension
     */
    boolean allowPartman(Scheduler scheduler, boolean isNew) {
        try (Connection connection = DataSources.forMigrations(config).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (isNew) {
                statement.setEscapeProcessing(false);
                statement.execute(text(scheduler));
            }
            Condition isPartman = field(name("extname"), String.class).eq("pg_partman");
            boolean there = Contexts.of(connection, config)
                    .fetchExists(selectOne()
                            .from(table(name("pg_catalog", "pg_extension")))
                            .where(isPartman));
            connection.rollback();
            // pg_partman splits names at periods, quoted or not.
            return there && !config.schema().contains(".");
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    private String text(Scheduler scheduler) {
        try (InputStream file = Objects.requireNonNull(Requirements.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${scheduler}", scheduler.toString())
                    .replace("${flyway:defaultSchema}", config.schema());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
