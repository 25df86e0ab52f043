package dev.cortex.utils.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.Sources;
import dev.cortex.utils.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseIT {
    @RegisterExtension
    static final TestDatabase NOT_MIGRATED = TestDatabase.emptySchema();

    @Test
    void whoTriesAgainAndAgainLeavesNoSessionsBehind() {
        Map<String, String> variables = NOT_MIGRATED.variables();
        variables.put("POSTGRES_APPLICATION_NAME", "trying");
        Config config = Config.load(new Sources(Map.of(), null, null, variables, Path.of("/nonexistent")));
        try (Database database = new Database(config::postgres)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(database::dsl).isInstanceOf(Problem.class).hasMessageContaining("is not migrated");
            }

            Sessions.waitUntil(
                    "its sessions are gone",
                    () -> NOT_MIGRATED
                            .value("select count(*) from pg_stat_activity where application_name = 'trying'")
                            .equals("0"));
        }
    }
}
