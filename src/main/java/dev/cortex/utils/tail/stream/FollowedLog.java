package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.docker.LogRequest;
import dev.cortex.utils.docker.LogStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One container's log, read over one connection after the other. */
final class FollowedLog<T> {
    private static final String MISSING =
            "lines may be missing: what was written after those that were read last has been removed in the meantime";

    private final Live<T> live;
    private final Reading<T> reading;
    private final Consumer<Delivery<T>> outlet;
    private final Runnable gotSomewhere;
    private final Quiet.Speaker<T> speaker;
    private volatile @Nullable LogRequest current;
    private volatile long lastHeard;

    /** @param gotSomewhere hears of each time that something new came */
    FollowedLog(Live<T> live, Reading<T> reading, Consumer<Delivery<T>> outlet, Runnable gotSomewhere) {
        this.live = live;
        this.reading = reading;
        this.outlet = outlet;
        this.gotSomewhere = gotSomewhere;
        this.speaker = live.quiet().speaker(reading, outlet);
        this.lastHeard = live.now();
    }

    /** Reads what there is, and what comes while the container runs. False when it has to be tried again. */
    boolean read(ContainerDetails container) throws IOException {
        return (reading.point().isInStep() && read(container, false)) || read(container, true);
    }

    /** @return false if the newest records do not reach back to where reading stopped; then nothing was taken of them */
    private boolean read(ContainerDetails container, boolean everything) throws IOException {
        LogQuery resume = reading.point().query(everything);
        LogQuery query = container.running() ? resume.following() : resume;
        Continuation<T> lines =
                new Continuation<>(reading, outlet, query.tail().isEmpty(), line -> isSentAgain(container));
        LogRequest request = live.engine().openLogs(container, query);
        current = request;
        live.opened(request, request::close);
        try (request;
                LogStream stream = request.open()) {
            LineSink watched = reading.point().watching(stream, lines);
            while (!lines.leavesGap() && !lines.wentBack() && stream.read(watched)) {
                reading.point().watch(stream);
                heard(lines);
            }
            if (lines.wentBack()) {
                throw new IOException("the engine sends again what it has sent");
            }
            if (!container.running() && !lines.leavesGap()) {
                stream.finish(lines);
                heard(lines);
            }
            return !lines.leavesGap();
        } finally {
            current = null;
            live.closed(request);
        }
    }

    /**
     * Docker 20.10 may send the whole of a file again when it is rotated, to those who follow. Then the newest record is not older than what was
     * read; it is where the clock was set back.
     */
    private boolean isSentAgain(ContainerDetails container) {
        AtomicBoolean isOlder = new AtomicBoolean();
        try {
            live.engine().newest(container, line -> isOlder.set(reading.point().isBehind(line)));
        } catch (IOException | DockerException unknown) {
            return true;
        }
        return !isOlder.get();
    }

    private void heard(Continuation<T> lines) {
        lastHeard = live.now();
        reading.reached(outlet);
        if (lines.missesSome()) {
            reading.say(live.notices(), MISSING);
        }
        if (lines.tookAny()) {
            speaker.spoke();
            gotSomewhere.run();
        }
    }

    /** When something came for the last time. */
    long lastHeard() {
        return lastHeard;
    }

    /** Breaks the connection; reading goes on where it was, over a new one. */
    void reconnect() {
        lastHeard = live.now();
        LogRequest request = current;
        if (request != null) {
            request.close();
        }
    }
}
