package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.assembly.EventAssembler;
import dev.cortex.utils.events.assembly.EventLimits;
import dev.cortex.utils.events.assembly.Line;
import dev.cortex.utils.events.assembly.RawEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The events of one of a container's two streams: those that wait to be handed on, and the one that may still grow. */
final class StreamEvents {
    /** Of one event; more than an event may grow to. */
    private static final int MOST_BYTES = 2 << 20;

    private static final byte[] NO_BYTES = {};

    /** What goes with the lines of an event: that it is this one, and when it began. */
    private static final class Begin {
        private final long nanos;

        private Begin(long nanos) {
            this.nanos = nanos;
        }
    }

    /** Where something lies that is not handed on: behind a place, and not older than a moment. */
    private record Behind(Place place, long nanos) {}

    private record Waiting(RawEntry entry, Behind behind) {}

    private final ResumePoint point;
    private final boolean isStderr;
    private final @Nullable ByteArrayOutputStream bytes;
    private final EventAssembler<Begin> events = new EventAssembler<>(EventLimits.DEFAULT, this::ended);
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Begin current;
    private @Nullable Begin lastEnded;
    private @Nullable Behind open;
    private long newest;

    StreamEvents(ResumePoint point, boolean isStderr, boolean inBytes) {
        this.point = point;
        this.isStderr = isStderr;
        this.bytes = inBytes ? new ByteArrayOutputStream() : null;
    }

    /** Takes the next line, before the point has passed it. */
    void line(LogLine line) {
        events.line(new Line(line.text(), line.isTruncated()), new Begin(line.epochNanos()));
        newest = line.epochNanos();
        current = events.context();
        if (open == null && events.isOpen()) {
            open = new Behind(point.place(isStderr), newest);
        }
        if (bytes != null && current != null && bytes.size() < MOST_BYTES) {
            bytes.write(line.bytes(), line.from(), line.length());
            bytes.write('\n');
        }
    }

    /** The event that may still grow waits for no more of it; if it goes on after all, the rest comes as such. */
    void pause() {
        events.pause();
    }

    private void ended(RawEvent event, Begin begin) {
        Behind behind = open == null ? new Behind(point.place(isStderr), newest) : open;
        waiting.add(new Waiting(new RawEntry(begin.nanos, isStderr, event, begin == lastEnded, takeBytes()), behind));
        lastEnded = begin;
        open = null;
    }

    private byte[] takeBytes() {
        if (bytes == null) {
            return NO_BYTES;
        }
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** When the last line was written. */
    long newest() {
        return newest;
    }

    int waiting() {
        return waiting.size();
    }

    /** The event that has waited longest; it counts as handed on. */
    RawEntry take() {
        return waiting.removeFirst().entry();
    }

    /** When the event began that comes next, also one that may still grow. */
    long next() {
        if (!waiting.isEmpty()) {
            return waiting.getFirst().entry().epochNanos();
        }
        return events.isOpen() && current != null ? current.nanos : Long.MAX_VALUE;
    }

    /** Behind everything that was handed on, and before all that was not. */
    Place handed() {
        Behind behind = unhanded();
        return behind == null ? point.place(isStderr) : behind.place();
    }

    /** Nothing older has been read and not handed on. */
    long oldest() {
        Behind behind = unhanded();
        return behind == null ? Long.MAX_VALUE : behind.nanos();
    }

    private @Nullable Behind unhanded() {
        return waiting.isEmpty() ? open : waiting.getFirst().behind();
    }
}
