package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerEvent;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.EventStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Listens to the engine, and connects again when it goes away. A thread of its own runs it. */
final class EngineEvents implements Runnable {
    /** Comes after each connection: anything may have happened before it. */
    static final ContainerEvent CONNECTED = new ContainerEvent("", "");

    private static final String ENGINE = "Docker Engine";

    private final DockerEngine engine;
    private final Notices notices;
    private final Shutdown shutdown;
    private final BlockingQueue<ContainerEvent> queue;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<@Nullable Void> subscribed = new CompletableFuture<>();
    private volatile @Nullable EventStream current;
    private boolean lost;

    EngineEvents(Live<?> live, BlockingQueue<ContainerEvent> queue) {
        this.engine = live.engine();
        this.notices = live.notices();
        this.shutdown = live.shutdown();
        this.queue = queue;
    }

    /** Done when events arrive for the first time, or failed when the engine cannot be reached. */
    CompletableFuture<@Nullable Void> subscribed() {
        return subscribed;
    }

    @Override
    public void run() {
        do {
            try (EventStream events = engine.events()) {
                current = events;
                connected();
                Optional<ContainerEvent> event = events.next();
                while (event.isPresent() && !shutdown.hasBegun()) {
                    queue.add(event.get());
                    event = events.next();
                }
                lost("it ended the connection");
            } catch (IOException broken) {
                lost("the connection broke");
            } catch (DockerException unreachable) {
                if (subscribed.completeExceptionally(unreachable)) {
                    return;
                }
                lost(unreachable.message());
            }
        } while (shutdown.pause(backoff.next()));
    }

    private void connected() {
        backoff.reset();
        queue.add(CONNECTED);
        if (lost) {
            notices.notice(ENGINE, "connected again");
        }
        lost = false;
        subscribed.complete(null);
    }

    private void lost(String reason) {
        if (!lost && !shutdown.hasBegun()) {
            notices.notice(ENGINE, reason + "; trying again until it answers");
        }
        lost = true;
    }

    void close() {
        EventStream events = current;
        if (events != null) {
            events.close();
        }
    }
}
