package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.assembly.RawEvent;

/** Makes events of the lines of a container, and has a filter decide what becomes of them. */
public final class EventStage implements Stage<Entry> {
    /** What becomes of an event: it, and others with it, may be handed on. */
    @FunctionalInterface
    public interface Filter {
        void event(long epochNanos, boolean stderr, RawEvent event, Emitter<Entry> emitter);
    }

    private record Begin(long epochNanos, boolean stderr) {}

    private final ContainerEvents<Begin> events;
    private Emitter<Entry> emitter = Emitter.nowhere();

    public EventStage(Filter filter) {
        events = new ContainerEvents<>(
                (event, begin) -> filter.event(begin.epochNanos(), begin.stderr(), event, emitter));
    }

    @Override
    public void line(LogLine line, Emitter<Entry> current) {
        emitter = current;
        events.line(line, new Begin(line.epochNanos(), line.isStderr()));
    }

    @Override
    public void end(Emitter<Entry> current) {
        emitter = current;
        events.pause();
    }

    public static void emit(Entry entry, Emitter<Entry> emitter) {
        emitter.emit(entry.epochNanos(), weight(entry), entry);
    }

    public static int weight(Entry entry) {
        return 2 * entry.event().text().length() + 200;
    }
}
