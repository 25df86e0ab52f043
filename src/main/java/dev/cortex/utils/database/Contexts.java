package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ as this toolkit uses it: no schema in the SQL, so that the connection's search_path decides; errors are problems. */
public final class Contexts {
    private Contexts() {}

    static DSLContext of(DataSource dataSource, PostgresConfig postgres) {
        return DSL.using(configuration(postgres).set(dataSource));
    }

    /** For a connection that somebody else opened and closes. */
    public static DSLContext of(Connection connection, PostgresConfig postgres) {
        return DSL.using(configuration(postgres).set(connection));
    }

    private static Configuration configuration(PostgresConfig postgres) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new Settings()
                        .withRenderSchema(false)
                        .withRenderQuotedNames(RenderQuotedNames.NEVER)
                        .withExecuteLogging(false))
                .set(new FailureListener(new Failures(postgres)));
    }
}
