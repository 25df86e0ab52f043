package dev.cortex.utils.database;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;

/** Turns every failed statement into a problem, so that services need not. */
final class FailureListener implements ExecuteListener {
    private static final long serialVersionUID = 1;

    private final transient Failures failures;

    FailureListener(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void exception(ExecuteContext context) {
        @Nullable Throwable failure = context.sqlException() != null ? context.sqlException() : context.exception();
        if (failure != null) {
            context.exception(failures.translate(failure));
        }
    }
}
