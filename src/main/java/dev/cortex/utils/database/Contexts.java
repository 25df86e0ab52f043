package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.generated.Cortex;
import java.sql.Connection;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ as this toolkit uses it: every call names the schema of the installation, quoted; errors are problems. */
public final class Contexts {
    private Contexts() {}

    /** For a connection that somebody else opened and closes. */
    public static DSLContext of(Connection connection, PostgresConfig postgres) {
        return DSL.using(configuration(postgres).set(connection));
    }

    /** Without connections yet. Loads most of jOOQ's classes, which takes a while. */
    static Configuration configuration(PostgresConfig postgres) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new Settings()
                        .withRenderMapping(new RenderMapping()
                                .withSchemata(new MappedSchema()
                                        .withInput(Cortex.CORTEX.getName())
                                        .withOutput(postgres.schema())))
                        .withExecuteLogging(false))
                .set(new FailureListener(new Failures(postgres)));
    }
}
