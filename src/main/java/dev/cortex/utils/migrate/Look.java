package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.DataSources;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.database.OneTransaction;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A look at the database that changes nothing: a transaction that is rolled back. Without the schema of the installation in
 * {@code search_path}, where a function of anybody could be called in place of a built-in one.
 */
final class Look {
    private Look() {}

    /** What is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    static <T> T at(PostgresConfig config, Question<T> question) {
        try (OneTransaction looking = DataSources.forLooking(config)) {
            return question.ask(looking.getConnection());
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }
}
