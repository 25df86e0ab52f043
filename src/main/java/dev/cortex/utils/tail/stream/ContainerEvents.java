package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.assembly.EventAssembler;
import dev.cortex.utils.events.assembly.EventLimits;
import dev.cortex.utils.events.assembly.Line;
import dev.cortex.utils.events.assembly.RawEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of one container together into events, those of each of its two streams apart, and hands them on by
 * time: an event waits for an older one of the other stream that may still grow, though not for long.
 *
 * @param <C> what goes with a line; an event has that of its first one
 */
public final class ContainerEvents<C> {
    /** In nanoseconds: an event grows no more when its stream has been silent for so long and the other one has not. */
    private static final long SILENCE = 500_000_000;

    private static final int MOST_WAITING = 1_000;

    private record Waiting<C>(long begun, RawEvent event, C context) {}

    private final Half stdout = new Half();
    private final Half stderr = new Half();
    private final BiConsumer<RawEvent, C> sink;

    public ContainerEvents(BiConsumer<RawEvent, C> sink) {
        this.sink = sink;
    }

    /** @return what goes with the event that the line belongs to; null if it is blank and belongs to none */
    public @Nullable C line(LogLine line, C context) {
        Half own = line.isStderr() ? stderr : stdout;
        Half other = line.isStderr() ? stdout : stderr;
        own.line(line, context);
        if (line.epochNanos() - other.newest > SILENCE || own.waiting.size() > MOST_WAITING) {
            other.events.pause();
        }
        handOn();
        return own.events.context();
    }

    /** No line for a while. If an event goes on after all, the rest of it comes with the same context. */
    public void pause() {
        stdout.events.pause();
        stderr.events.pause();
        handOn();
    }

    private void handOn() {
        while (!stdout.waiting.isEmpty() || !stderr.waiting.isEmpty()) {
            Half first = stdout.next() <= stderr.next() ? stdout : stderr;
            if (first.waiting.isEmpty()) {
                return;
            }
            Waiting<C> event = first.waiting.removeFirst();
            sink.accept(event.event(), event.context());
        }
    }

    /** One of the two streams. */
    private final class Half {
        private final EventAssembler<C> events = new EventAssembler<>(EventLimits.DEFAULT, this::ended);
        private final Deque<Waiting<C>> waiting = new ArrayDeque<>();
        private long begun;
        private long newest;

        void line(LogLine line, C context) {
            events.line(new Line(line.text(), line.isTruncated()), context);
            begun = events.context() == context ? line.epochNanos() : begun;
            newest = line.epochNanos();
        }

        private void ended(RawEvent event, C context) {
            waiting.add(new Waiting<>(begun, event, context));
        }

        /** When the event began that is to be handed on next. */
        long next() {
            if (!waiting.isEmpty()) {
                return waiting.getFirst().begun();
            }
            return events.isOpen() ? begun : Long.MAX_VALUE;
        }
    }
}
