package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.ContainerEvent;
import dev.cortex.utils.docker.DockerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Acts on what the engine tells, and looks for itself from time to time. A thread of its own runs it. */
final class Steward<T> implements Runnable {
    private final Live<T> live;
    private final BlockingQueue<ContainerEvent> events;
    private final Attendants<T> attendants;
    private final Watchdog watchdog;
    private final Duration round;
    private final Backoff backoff = new Backoff();

    /** @param round how often to look although nothing was told */
    Steward(Live<T> live, BlockingQueue<ContainerEvent> events, Attendants<T> attendants, Duration round) {
        this.live = live;
        this.events = events;
        this.attendants = attendants;
        this.watchdog = new Watchdog(live.engine(), round);
        this.round = round;
    }

    @Override
    public void run() {
        try {
            long next = live.now() + round.toNanos();
            while (!live.shutdown().hasBegun()) {
                List<ContainerEvent> told = told(next - live.now());
                attend(told);
                if (live.now() >= next) {
                    watchdog.look(attendants.followers(), live.now());
                    next = live.now() + round.toNanos();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ContainerEvent> told(long nanos) throws InterruptedException {
        List<ContainerEvent> told = new ArrayList<>();
        @Nullable ContainerEvent first = events.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (first != null) {
            told.add(first);
            events.drainTo(told);
        }
        return told;
    }

    private void attend(List<ContainerEvent> told) {
        boolean anything = told.contains(EngineEvents.CONNECTED);
        Set<String> started = told.stream()
                .filter(event -> event.action().equals("start"))
                .map(ContainerEvent::id)
                .collect(Collectors.toSet());
        try {
            attendants.attend(anything, started);
            backoff.reset();
        } catch (DockerException unreachable) {
            events.addAll(told);
            live.shutdown().pause(backoff.next());
        }
    }
}
