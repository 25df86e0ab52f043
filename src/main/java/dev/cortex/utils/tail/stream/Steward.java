package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Backoff;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
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
final class Steward<T> implements Service {
    private final BlockingQueue<ContainerEvent> events;
    private final Attendants<T> attendants;
    private final Duration round;
    private final Backoff backoff = new Backoff();

    /** @param round how often to look although nothing was told */
    Steward(BlockingQueue<ContainerEvent> events, Attendants<T> attendants, Duration round) {
        this.events = events;
        this.attendants = attendants;
        this.round = round;
    }

    @Override
    public void run(Shutdown shutdown) {
        try {
            while (!shutdown.hasBegun()) {
                attend(told(), shutdown);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ContainerEvent> told() throws InterruptedException {
        List<ContainerEvent> told = new ArrayList<>();
        @Nullable ContainerEvent first = events.poll(round.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            told.add(first);
            events.drainTo(told);
        }
        return told;
    }

    private void attend(List<ContainerEvent> told, Shutdown shutdown) {
        boolean anything = told.contains(EngineEvents.CONNECTED);
        Set<String> started = told.stream()
                .filter(event -> event.action().equals("start"))
                .map(ContainerEvent::id)
                .collect(Collectors.toSet());
        boolean attended = false;
        try {
            attendants.attend(anything, started);
            backoff.reset();
            attended = true;
        } catch (DockerException unreachable) {
            shutdown.pause(backoff.next());
        } finally {
            if (!attended) {
                events.addAll(told);
            }
        }
    }
}
