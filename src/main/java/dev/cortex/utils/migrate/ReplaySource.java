package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Contexts;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.generated.Routines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The view of the emails that can be replayed; the services' tables may appear long after the toolkit's. */
final class ReplaySource {
    private final PostgresConfig config;

    ReplaySource(PostgresConfig config) {
        this.config = config;
    }

    /** Builds it once the emails are there. */
    List<Step> refresh() {
        try (Connection connection = DataSources.forMigrations(config).getConnection()) {
            String outcome = Routines.cortexRefreshReplaySource(
                    Contexts.of(connection, config).configuration());
            return "created".equals(outcome) ? List.of(new Step("updated", "view cortex_replay_source")) : List.of();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }
}
