package dev.cortex.utils.migrate;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import java.util.List;

/** What an installation is like once its functions are there. */
record State(String queue, String schedule, boolean pgCronUsable) {
    private static final String PARTITIONED = "partitioned";
    private static final String PLAIN = "plain";

    static State of(Session session) {
        List<Component> components =
                Routines.cortexInstallation(session.configuration()).map(mapping(Component::of));
        return new State(
                stateOf(components, "queue"),
                stateOf(components, "schedule"),
                stateOf(components, "pg_cron").equals("in use"));
    }

    /** By day, so that partitions can be made for the days to come. */
    boolean isPartitioned() {
        return queue.equals(PARTITIONED);
    }

    boolean isPlain() {
        return queue.equals(PLAIN);
    }

    /** By pg_cron, with all the jobs that this version wants. */
    boolean isScheduled() {
        return schedule.equals("installed");
    }

    private static String stateOf(List<Component> components, String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .map(Component::state)
                .findFirst()
                .orElseThrow();
    }
}
