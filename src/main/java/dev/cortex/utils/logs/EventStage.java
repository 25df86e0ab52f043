package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.logs.stream.Emitter;
import dev.cortex.utils.logs.stream.Stage;
import java.util.function.Predicate;

/** Makes events of the lines of a container, and has a filter decide what becomes of them. */
final class EventStage implements Stage<Entry> {
    /** What becomes of an event: it, and others with it, may be handed on. */
    @FunctionalInterface
    interface Filter {
        void event(long epochNanos, boolean stderr, RawEvent event, Emitter<Entry> emitter);
    }

    /** Hands on the events that are wanted. */
    static EventStage of(Predicate<RawEvent> wanted) {
        return new EventStage((epochNanos, stderr, event, emitter) -> {
            if (wanted.test(event)) {
                emit(new Entry(epochNanos, stderr, LogEvent.read(event)), emitter);
            }
        });
    }

    private record Begin(long epochNanos, boolean stderr, Emitter<Entry> emitter) {}

    private final ContainerEvents<Begin> events;

    EventStage(Filter filter) {
        events = new ContainerEvents<>(
                (event, begin) -> filter.event(begin.epochNanos(), begin.stderr(), event, begin.emitter()));
    }

    @Override
    public void line(LogLine line, Emitter<Entry> emitter) {
        events.line(line, new Begin(line.epochNanos(), line.isStderr(), emitter));
    }

    @Override
    public void end(Emitter<Entry> emitter) {
        events.end();
    }

    static void emit(Entry entry, Emitter<Entry> emitter) {
        emitter.emit(entry.epochNanos(), weight(entry), entry);
    }

    static int weight(Entry entry) {
        return 2 * entry.event().text().length() + 200;
    }
}
