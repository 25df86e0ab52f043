package dev.cortex.utils.migrate;

import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import java.util.List;

/** The view of the emails that can be replayed; the services' tables may appear long after the toolkit's. */
final class ReplaySource {
    private final Session session;

    ReplaySource(Session session) {
        this.session = session;
    }

    /** Builds it once the emails are there. */
    List<Step> refresh() {
        String outcome = Routines.cortexRefreshReplaySource(session.configuration());
        return "created".equals(outcome) ? List.of(new Step("updated", "view cortex_replay_source")) : List.of();
    }
}
