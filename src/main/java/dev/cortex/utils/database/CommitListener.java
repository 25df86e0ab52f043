package dev.cortex.utils.database;

import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Commits the transaction of a statement as soon as it has been executed: the driver holds the whole answer by then. Not done where
 * the connection is given back: jOOQ keeps quiet about what fails there, and a commit that fails is a failure of the statement.
 */
final class CommitListener implements ExecuteListener {
    private static final long serialVersionUID = 1;

    private final transient Failures failures;

    CommitListener(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        try {
            context.connection().commit();
        } catch (SQLException failed) {
            throw failures.translate(failed);
        }
    }
}
