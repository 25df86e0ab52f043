package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.logs.stream.Emitter;
import dev.cortex.utils.logs.stream.Stage;
import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Lets through the events of a container that are wanted, as the bytes that were written. */
final class RawStage implements Stage<byte[]> {
    /** Of one event; more than an event may grow to. */
    private static final int MOST_BYTES = 2 << 20;

    private record Begin(long epochNanos, Emitter<byte[]> emitter, ByteArrayOutputStream lines) {}

    private final ContainerEvents<Begin> events;

    RawStage(Predicate<RawEvent> wanted) {
        events = new ContainerEvents<>((event, begin) -> {
            if (wanted.test(event)) {
                begin.emitter()
                        .emit(
                                begin.epochNanos(),
                                begin.lines().size(),
                                begin.lines().toByteArray());
            }
        });
    }

    @Override
    public void line(LogLine line, Emitter<byte[]> emitter) {
        ByteArrayOutputStream own = new ByteArrayOutputStream(line.length() + 1);
        Begin event = events.line(line, new Begin(line.epochNanos(), emitter, own));
        if (event != null && event.lines().size() < MOST_BYTES) {
            event.lines().write(line.bytes(), line.from(), line.length());
            event.lines().write('\n');
        }
    }

    @Override
    public void end(Emitter<byte[]> emitter) {
        events.end();
    }
}
