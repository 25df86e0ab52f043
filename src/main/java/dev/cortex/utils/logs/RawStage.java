package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.tail.stream.ContainerEvents;
import dev.cortex.utils.tail.stream.Emitter;
import dev.cortex.utils.tail.stream.Stage;
import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Lets through the events of a container that are wanted, as the bytes that were written. */
final class RawStage implements Stage<byte[]> {
    /** Of one event; more than an event may grow to. */
    private static final int MOST_BYTES = 2 << 20;

    private static final class Begin {
        private final long epochNanos;
        private final ByteArrayOutputStream lines;
        private boolean wanted;

        private Begin(LogLine line) {
            epochNanos = line.epochNanos();
            lines = new ByteArrayOutputStream(line.length() + 1);
        }
    }

    private final ContainerEvents<Begin> events = new ContainerEvents<>(this::event);
    private final Predicate<RawEvent> wanted;
    private Emitter<byte[]> emitter = Emitter.nowhere();

    RawStage(Predicate<RawEvent> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void line(LogLine line, Emitter<byte[]> current) {
        emitter = current;
        Begin event = events.line(line, new Begin(line));
        if (event != null && event.lines.size() < MOST_BYTES) {
            event.lines.write(line.bytes(), line.from(), line.length());
            event.lines.write('\n');
        }
    }

    @Override
    public void end(Emitter<byte[]> current) {
        emitter = current;
        events.pause();
    }

    private void event(RawEvent event, Begin begin) {
        begin.wanted |= wanted.test(event);
        if (begin.wanted) {
            emitter.emit(begin.epochNanos, begin.lines.size(), begin.lines.toByteArray());
        }
        begin.lines.reset();
    }
}
