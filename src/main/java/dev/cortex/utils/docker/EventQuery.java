package dev.cortex.utils.docker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Which events of containers to be told.
 *
 * @param actions at least one
 * @param since also what happened from this moment on, inclusive, as far as the engine remembers
 */
public record EventQuery(List<ContainerAction> actions, Optional<Instant> since) {

    public EventQuery {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("no action is asked for");
        }
        actions = List.copyOf(actions);
    }

    /** From now on. */
    public static EventQuery of(ContainerAction... actions) {
        return new EventQuery(List.of(actions), Optional.empty());
    }

    public static EventQuery all() {
        return of(ContainerAction.values());
    }

    /**
     * The engine tells first what it remembers: the last 256 events since it started, among which it counts those of images, networks
     * and each run of a health check (three for one run). Nor does it say whether that was all: after a gap, compare by
     * {@link DockerEngine#inspect}.
     */
    public EventQuery since(Instant first) {
        return new EventQuery(actions, Optional.of(first));
    }

    void addTo(HttpUrl.Builder url) {
        String names = actions.stream().map(action -> '"' + action.text() + '"').collect(Collectors.joining(","));
        url.addQueryParameter("filters", "{\"type\":[\"container\"],\"event\":[" + names + "]}");
        since.ifPresent(first -> url.addQueryParameter("since", LogQuery.seconds(first)));
    }
}
