package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after connections on which nothing comes although the container writes: some engines lose their place when a log
 * is rotated or truncated, and a broken network may go unnoticed.
 *
 * @see <a href="https://github.com/moby/moby/issues/39235">moby#39235</a> and
 *     <a href="https://github.com/moby/moby/issues/45728">moby#45728</a>
 */
final class Watchdog<T> implements Runnable {
    private final Live<T> live;
    private final Attendants<T> attendants;
    private final Duration patience;

    /** @param patience how long nothing may come before it is looked into */
    Watchdog(Live<T> live, Attendants<T> attendants, Duration patience) {
        this.live = live;
        this.attendants = attendants;
        this.patience = patience;
    }

    /** Has those read anew whose log has gone on without them. */
    @Override
    public void run() {
        long now = live.now();
        for (ContainerFollower<T> follower : attendants.followers()) {
            long heard = follower.log().lastHeard();
            if (!follower.term().isOver()
                    && now - heard >= patience.toNanos()
                    && hasGoneOn(follower.reading())
                    && follower.log().lastHeard() == heard) {
                follower.log().reconnect();
            }
        }
    }

    private boolean hasGoneOn(Reading<T> reading) {
        try {
            DockerEngine engine = live.engine();
            ContainerDetails container = engine.inspect(reading.source().id());
            AtomicBoolean goneOn = new AtomicBoolean();
            engine.newest(
                    container,
                    line -> goneOn.compareAndSet(false, reading.point().isBefore(line)));
            return goneOn.get();
        } catch (IOException | DockerException busy) {
            return false;
        }
    }
}
