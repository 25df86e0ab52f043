package dev.cortex.utils.migrate;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jooq.Condition;

/**
 * What the first migration asks for, before Flyway makes its table. All in a transaction that is rolled back: what is refused
 * leaves nothing behind, wherever it is interrupted.
 */
final class Requirements {
    private static final String FILE = "migration/V1__requirements.sql";

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
        return Look.at(config, connection -> {
            if (isNew) {
                require(connection, scheduler);
            }
            Condition isPartman = field(name("extname"), String.class).eq("pg_partman");
            boolean there = Contexts.of(connection, config)
                    .fetchExists(selectOne()
                            .from(table(name("pg_catalog", "pg_extension")))
                            .where(isPartman));
            // pg_partman splits names at periods, quoted or not.
            return there && !config.schema().contains(".");
        });
    }

    /** The statements that a first migration would ask for; of what is installed nothing is asked any more. */
    Optional<String> lacking(Scheduler scheduler) {
        try {
            return Look.at(config, connection -> {
                if (!isInstalled(connection)) {
                    require(connection, scheduler);
                }
                return Optional.empty();
            });
        } catch (Problem refused) {
            return refused.detail();
        }
    }

    private boolean isInstalled(Connection connection) {
        return Contexts.of(connection, config)
                .fetchExists(selectOne()
                        .from(table(name("pg_catalog", "pg_class")))
                        .join(table(name("pg_catalog", "pg_namespace")))
                        .on(field(name("pg_namespace", "oid")).eq(field(name("relnamespace"))))
                        .where(field(name("nspname"), String.class).eq(config.schema()))
                        .and(field(name("relname"), String.class).eq("cortex_schema_history")));
    }

    private void require(Connection connection, Scheduler scheduler) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // What it cannot create it would call lacking.
            statement.execute("""
                    do $$ begin
                      if current_setting('transaction_read_only')::boolean then
                        raise read_only_sql_transaction using message = 'cannot execute CREATE in a read-only transaction';
                      end if;
                    end $$""");
            statement.execute(SqlFile.read(FILE, config).replace("${scheduler}", scheduler.toString()));
        }
    }
}
