package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Backoff;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerException.Kind;
import java.io.IOException;
import java.util.function.Consumer;

/** Follows one container's log until it stops, through whatever breaks the connection. A thread of its own runs it. */
final class ContainerFollower<T> implements Service {
    static final String REMOVED = "the container was removed";

    private final Live<T> live;
    private final Reading<T> reading;
    private final Consumer<Delivery<T>> outlet;
    private final FollowedLog<T> log;
    private final Term term = new Term();
    private final Backoff backoff = new Backoff();

    ContainerFollower(Live<T> live, Reading<T> reading) {
        this.live = live;
        this.reading = reading;
        this.outlet = live.merge()::add;
        this.log = new FollowedLog<>(live, reading, outlet, backoff::reset);
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
            return isOverAfter(refused);
        }
    }

    /** @return whether there is nothing more to read of this container for now */
    private boolean readToTheEnd() throws IOException {
        ContainerDetails container = live.engine().inspect(reading.source().id());
        Range owed = reading.owed();
        if (owed != null) {
            readPast(owed);
        }
        return log.read(container) && !container.running();
    }

    /** What an engine refuses may go well the next time, but for a log that is gone or that nobody could read. */
    private boolean isOverAfter(DockerException refused) {
        if (refused.kind() != Kind.UNREACHABLE) {
            reading.say(live.notices(), refused.kind() == Kind.NOT_FOUND ? REMOVED : refused.message());
        }
        if (!refused.kind().isFinal()) {
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

    Reading<T> reading() {
        return reading;
    }

    Term term() {
        return term;
    }

    FollowedLog<T> log() {
        return log;
    }
}
