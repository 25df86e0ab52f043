package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after connections on which nothing comes although the container writes: some engines lose their place when a log
 * is rotated or truncated, and a broken network may go unnoticed.
 *
 * @see <a href="https://github.com/moby/moby/issues/39235">moby#39235</a> and
 *     <a href="https://github.com/moby/moby/issues/45728">moby#45728</a>
 */
final class Watchdog {
    private final DockerEngine engine;
    private final Duration patience;

    Watchdog(DockerEngine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    /** Has those read anew whose log has gone on without them. */
    void look(Collection<? extends ContainerFollower<?>> followers, long now) {
        for (ContainerFollower<?> follower : followers) {
            long heard = follower.lastHeard();
            if (!follower.term().isOver()
                    && now - heard >= patience.toNanos()
                    && hasGoneOn(follower)
                    && follower.lastHeard() == heard) {
                follower.reconnect();
            }
        }
    }

    private boolean hasGoneOn(ContainerFollower<?> follower) {
        try {
            ResumePoint point = follower.reading().point();
            ContainerDetails container =
                    engine.inspect(follower.reading().source().id());
            AtomicBoolean goneOn = new AtomicBoolean();
            engine.newest(container, line -> goneOn.compareAndSet(false, point.isBefore(line)));
            return goneOn.get();
        } catch (IOException | DockerException busy) {
            return false;
        }
    }
}
