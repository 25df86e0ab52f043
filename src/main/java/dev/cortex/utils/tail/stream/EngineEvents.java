package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Backoff;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerEvent;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Listens to the engine, and connects again when it goes away. A thread of its own runs it. */
final class EngineEvents implements Service {
    /** Comes after each connection: anything may have happened before it. */
    static final ContainerEvent CONNECTED = new ContainerEvent("", "");

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String ENGINE = "Docker Engine";

    private final Live<?> live;
    private final BlockingQueue<ContainerEvent> queue;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<@Nullable Void> subscribed = new CompletableFuture<>();
    private boolean lost;

    EngineEvents(Live<?> live, BlockingQueue<ContainerEvent> queue) {
        this.live = live;
        this.queue = queue;
    }

    /**
     * Waits until nothing that happens is missed any more.
     *
     * @return false if the shutdown began before that
     * @throws DockerException when the engine cannot be reached
     */
    boolean awaitSubscription(Shutdown shutdown) {
        while (!subscribed.isDone() && shutdown.pause(LOOK)) {}
        if (subscribed.isCompletedExceptionally()) {
            throw (DockerException)
                    subscribed.handle((done, failure) -> failure).join();
        }
        return subscribed.isDone();
    }

    @Override
    public void run(Shutdown shutdown) {
        do {
            try (EventStream events = live.engine().events()) {
                live.opened(events, events::hangUp);
                connected();
                pass(events, shutdown);
                lost("it ended the connection", shutdown);
            } catch (IOException broken) {
                lost("the connection broke", shutdown);
            } catch (DockerException unreachable) {
                if (subscribed.completeExceptionally(unreachable)) {
                    return;
                }
                lost(unreachable.message(), shutdown);
            }
        } while (shutdown.pause(backoff.next()));
    }

    private void pass(EventStream events, Shutdown shutdown) throws IOException {
        try {
            Optional<ContainerEvent> event = events.next();
            while (event.isPresent() && !shutdown.hasBegun()) {
                queue.add(event.get());
                event = events.next();
            }
        } finally {
            live.closed(events);
        }
    }

    private void connected() {
        backoff.reset();
        queue.add(CONNECTED);
        if (lost) {
            live.notices().notice(ENGINE, "connected again");
        }
        lost = false;
        subscribed.complete(null);
    }

    private void lost(String reason, Shutdown shutdown) {
        if (!lost && !shutdown.hasBegun()) {
            live.notices().notice(ENGINE, reason + "; trying again until it answers");
        }
        lost = true;
    }
}
