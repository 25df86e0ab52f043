package dev.cortex.utils.migrate;

import java.util.function.Consumer;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.callback.Warning;

/** Passes on what migrations say with {@code raise notice}, without PostgreSQL's own remarks such as "already exists". */
final class ServerNotices implements Callback {
    private static final String RAISED = "00000";

    private final Consumer<String> notices;

    ServerNotices(Consumer<String> notices) {
        this.notices = notices;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        for (Warning warning : context.getStatement().getWarnings()) {
            if (warning.getState().equals(RAISED)) {
                notices.accept(warning.getMessage());
            }
        }
    }

    @Override
    public String getCallbackName() {
        return "notices";
    }
}
