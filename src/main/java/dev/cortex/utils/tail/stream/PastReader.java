package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.ContainerDetails;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.docker.LogQuery;
import dev.cortex.utils.docker.LogRequest;
import dev.cortex.utils.docker.LogStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the past of one container's log. Closing it, from any thread, makes the reading fail. */
final class PastReader<T> implements AutoCloseable {
    private static final long TOO_MANY = 1_000_000;

    private final DockerEngine engine;
    private final Reading<T> reading;
    private final Notices notices;
    private final Runnable afterEachRead;
    private final AtomicReference<@Nullable LogRequest> current = new AtomicReference<>();
    private volatile boolean closed;

    PastReader(DockerEngine engine, Reading<T> reading, Notices notices, Runnable afterEachRead) {
        this.engine = engine;
        this.reading = reading;
        this.notices = notices;
        this.afterEachRead = afterEachRead;
    }

    /**
     * Reads a part of the past. Where it fails, the point is where reading has to go on; the newest items, of which none was handed on then,
     * are owed.
     *
     * @param goesOn whether the container will be followed from where this stops
     */
    void read(Range range, boolean goesOn, Consumer<Delivery<T>> outlet) throws IOException {
        reading.owe(range.last().isPresent() ? range : null);
        range.since().ifPresent(since -> reading.point().beginAt(Place.nanos(since)));
        ContainerDetails container = engine.inspect(reading.source().id());
        boolean unfinishedToo = !(goesOn && container.running());
        if (range.last().isPresent()) {
            readLast(container, range, range.last().getAsInt(), unfinishedToo, outlet);
        } else {
            sayIfCutOff(container, range.since());
            readLines(
                    container,
                    range.query(),
                    unfinishedToo,
                    line -> reading.line(line, outlet),
                    () -> reading.reached(outlet));
            reading.end(outlet);
        }
        if (goesOn && !reading.point().isSet()) {
            standAtTheEnd(container);
        }
        reading.tell(outlet);
        reading.owe(null);
    }

    /**
     * The engine counts records, of which a long line has several, and counts them before it looks at the times; and an
     * item may be made of several lines, or of none. So more are asked for than are wanted, and more again if that was not
     * enough.
     */
    private void readLast(
            ContainerDetails container, Range range, int wanted, boolean unfinishedToo, Consumer<Delivery<T>> outlet)
            throws IOException {
        boolean enough = wanted == 0;
        for (long records = (long) wanted + Window.WHILE; !enough; records *= 8) {
            boolean all = records > TOO_MANY || range.until().isPresent();
            LogQuery query = all ? range.query() : range.query().tail(records);
            Newest<T> newest = new Newest<>(wanted);
            Window window = new Window(line -> takeOneOfTheNewest(line, newest));
            reading.startOver();
            long got = readLines(container, query, unfinishedToo, window, () -> {});
            reading.end(newest);
            enough = all || got < records || newest.isFullSince(window.doubtful());
            if (enough) {
                newest.drainTo(outlet);
            }
        }
    }

    private void takeOneOfTheNewest(LogLine line, Newest<T> newest) {
        if (!reading.point().isSet()) {
            reading.point().beginAt(line.epochNanos());
        }
        reading.line(line, newest);
    }

    /** Behind the newest line, or before one that is not finished. */
    private void standAtTheEnd(ContainerDetails container) throws IOException {
        ResumePoint point = reading.point();
        try (LogRequest request = open(container, LogQuery.ALL.tail(1));
                LogStream stream = request.open()) {
            LineSink standBehind = line -> {
                point.beginAt(line.epochNanos());
                point.passed(line);
            };
            while (stream.read(standBehind)) {}
            if (!point.isSet()) {
                stream.finish(container.running() ? line -> point.beginAt(line.epochNanos()) : standBehind);
            }
        }
    }

    private long readLines(
            ContainerDetails container, LogQuery query, boolean unfinishedToo, LineSink sink, Runnable afterEach)
            throws IOException {
        try (LogRequest request = open(container, query);
                LogStream stream = request.open()) {
            LineSink watched = reading.point().watching(stream, sink);
            while (stream.read(watched)) {
                reading.point().watch(stream);
                afterEach.run();
                afterEachRead.run();
            }
            if (unfinishedToo) {
                stream.finish(sink);
            }
            return stream.records();
        }
    }

    private void sayIfCutOff(ContainerDetails container, Optional<Instant> since) throws IOException {
        if (since.isPresent() && container.rotates() && container.created().isBefore(since.get())) {
            OldestLine oldest = new OldestLine();
            try (LogRequest request = open(container, LogQuery.ALL);
                    LogStream stream = request.open()) {
                while (!oldest.isKnown() && stream.read(oldest)) {}
            }
            oldest.time()
                    .filter(time -> time.isAfter(since.get()))
                    .ifPresent(time -> notices.notice(
                            reading.source().label(),
                            "the oldest line available is of " + time + "; older ones may have been removed ("
                                    + container.logDriver() + " keeps " + container.logOptions() + ")"));
        }
    }

    private LogRequest open(ContainerDetails container, LogQuery query) {
        LogRequest request = engine.openLogs(container, query);
        current.set(request);
        if (closed) {
            request.close();
        }
        return request;
    }

    @Override
    public void close() {
        closed = true;
        LogRequest request = current.get();
        if (request != null) {
            request.close();
        }
    }
}
