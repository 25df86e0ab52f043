package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Backoff;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerException.Kind;
import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.docker.LogRequest;
import dev.cortex.utils.docker.LogStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows one container's log until it stops, through whatever breaks the connection. A thread of its own runs it. */
final class ContainerFollower<T> implements Service {
    static final String REMOVED = "the container was removed";

    private static final String MISSING =
            "lines may be missing: what was written after those that were read last has been removed in the meantime";

    private final Live<T> live;
    private final Reading<T> reading;
    private final Consumer<Delivery<T>> outlet;
    private final Quiet.Speaker<T> speaker;
    private final Term term = new Term();
    private final Backoff backoff = new Backoff();
    private volatile @Nullable LogRequest current;
    private volatile long lastHeard;

    ContainerFollower(Live<T> live, Reading<T> reading) {
        this.live = live;
        this.reading = reading;
        this.outlet = live.merge()::add;
        this.speaker = live.quiet().speaker(reading, outlet);
        this.lastHeard = live.now();
    }

    @Override
    public void run(Shutdown shutdown) {
        try {
            while (!isDone() && shutdown.pause(backoff.next())) {}
            reading.end(outlet);
        } catch (NobodyReads closed) {
            shutdown.begin();
        }
    }

    /** Reads as long as it can. Nobody may think that this is over before the last event is handed on: another would begin beside it. */
    private boolean isDone() {
        try {
            if (!readToTheEnd()) {
                return false;
            }
            reading.end(outlet);
            return term.end();
        } catch (IOException broken) {
            return false;
        } catch (DockerException refused) {
            return isFinal(refused);
        }
    }

    /** @return whether there is nothing more to read of this container for now */
    private boolean readToTheEnd() throws IOException {
        ContainerDetails container = live.engine().inspect(reading.source().id());
        Range owed = reading.owed();
        if (owed != null) {
            readPast(owed);
        }
        boolean reached = (reading.point().isInStep() && read(container, false)) || read(container, true);
        return reached && !container.running();
    }

    /** What an engine refuses may go well the next time, but for a log that is gone or that nobody could read. */
    private boolean isFinal(DockerException refused) {
        boolean removed = refused.kind() == Kind.NOT_FOUND;
        if (refused.kind() != Kind.UNREACHABLE) {
            reading.say(live.notices(), removed ? REMOVED : refused.message());
        }
        if (!removed && refused.kind() != Kind.UNREADABLE_LOG) {
            return false;
        }
        reading.end(outlet);
        term.giveUp();
        return true;
    }

    private void readPast(Range range) throws IOException {
        try (PastReader<T> past = new PastReader<>(live.engine(), reading, live.notices(), () -> {})) {
            live.opened(past, past::close);
            try {
                past.read(range, true, outlet);
            } finally {
                live.closed(past);
            }
        }
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
            backoff.reset();
        }
    }

    Reading<T> reading() {
        return reading;
    }

    Term term() {
        return term;
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
