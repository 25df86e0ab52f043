package dev.cortex.utils.migrate;

import static org.jooq.Records.mapping;

import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import java.util.List;

/** What an installation is like once its functions are there. */
record State(String queue, boolean scheduled) {
    private static final String PARTITIONED = "partitioned";
    private static final String PLAIN = "plain";

    static State of(Session session) {
        List<Component> components =
                Routines.cortexInstallation(session.configuration()).map(mapping(Component::of));
        return new State(
                stateOf(components, "queue"), stateOf(components, "schedule").equals("installed"));
    }

    /** By day, so that partitions can be made for the days to come. */
    boolean isPartitioned() {
        return queue.equals(PARTITIONED);
    }

    boolean isPlain() {
        return queue.equals(PLAIN);
    }

    private static String stateOf(List<Component> components, String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .map(Component::state)
                .findFirst()
                .orElseThrow();
    }
}
