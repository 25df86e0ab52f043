package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.Container;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sees to it that every container that is meant, and runs, is followed by one thread. For one thread, but for the list. */
final class Attendants<T> {
    private final Live<T> live;
    private final Services services;
    private final Function<LogSource, Reading<T>> newReading;
    private final Map<String, Reading<T>> readings = new HashMap<>();
    private final Map<String, ContainerFollower<T>> followers = new ConcurrentHashMap<>();

    /** @param read what was read so far, to go on with */
    Attendants(
            Live<T> live, Services services, Function<LogSource, Reading<T>> newReading, Collection<Reading<T>> read) {
        this.live = live;
        this.services = services;
        this.newReading = newReading;
        read.forEach(reading -> readings.put(reading.source().id(), reading));
    }

    /**
     * @param also whether containers that have stopped may have written something that was not read
     * @param started those that have started since the last time
     */
    void attend(boolean also, Set<String> started) {
        List<Container> containers = live.engine().containers();
        for (LogSource source : services.among(containers)) {
            ContainerFollower<T> follower = followers.get(source.id());
            boolean hasStarted = started.contains(source.id());
            boolean isFollowed = follower != null
                    && (hasStarted ? follower.term().goOn() : !follower.term().isOver());
            boolean isHopeless = follower != null && follower.term().hasGivenUp() && !hasStarted && !also;
            if ((source.running() || hasStarted || also) && !isFollowed && !isHopeless) {
                follow(source);
            }
        }
        forgetRemoved(containers);
    }

    private void follow(LogSource source) {
        Reading<T> reading = readings.computeIfAbsent(source.id(), id -> newReading.apply(source));
        ContainerFollower<T> follower = new ContainerFollower<>(live, reading);
        live.follow("logs-" + source.label(), follower);
        followers.put(source.id(), follower);
    }

    private void forgetRemoved(List<Container> containers) {
        Set<String> ids = containers.stream().map(Container::id).collect(Collectors.toSet());
        followers
                .entrySet()
                .removeIf(entry ->
                        !ids.contains(entry.getKey()) && entry.getValue().term().isOver());
        List<Reading<T>> removed = readings.values().stream()
                .filter(reading -> !ids.contains(reading.source().id()))
                .filter(reading -> !followers.containsKey(reading.source().id()))
                .toList();
        for (Reading<T> reading : removed) {
            reading.say(live.notices(), ContainerFollower.REMOVED);
            readings.remove(reading.source().id());
        }
    }

    /** As they are at the moment. */
    Collection<ContainerFollower<T>> followers() {
        return followers.values();
    }
}
