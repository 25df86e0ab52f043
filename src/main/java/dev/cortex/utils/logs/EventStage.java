package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.logs.event.EventAssembler;
import dev.cortex.utils.logs.event.EventLimits;
import dev.cortex.utils.logs.event.Line;
import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.logs.stream.Emitter;
import dev.cortex.utils.logs.stream.Stage;

/** Puts the lines of a container together into events, those of each of its two streams apart. */
final class EventStage implements Stage<Entry> {
    /** What becomes of an event: it, and others with it, may be handed on. */
    @FunctionalInterface
    interface Filter {
        void event(long epochNanos, boolean stderr, RawEvent event, Emitter<Entry> emitter);
    }

    private record Begin(long epochNanos, boolean stderr, Emitter<Entry> emitter) {}

    private final EventAssembler<Begin> stdout;
    private final EventAssembler<Begin> stderr;

    EventStage(Filter filter) {
        stdout = assembler(filter);
        stderr = assembler(filter);
    }

    @Override
    public void line(LogLine line, Emitter<Entry> emitter) {
        Begin begin = new Begin(line.epochNanos(), line.isStderr(), emitter);
        (line.isStderr() ? stderr : stdout).line(new Line(line.text(), line.isTruncated()), begin);
    }

    @Override
    public void end(Emitter<Entry> emitter) {
        stdout.end();
        stderr.end();
    }

    static void emit(Entry entry, Emitter<Entry> emitter) {
        emitter.emit(entry.epochNanos(), 2 * entry.event().text().length() + 200, entry);
    }

    private static EventAssembler<Begin> assembler(Filter filter) {
        return new EventAssembler<>(
                EventLimits.DEFAULT,
                (event, begin) -> filter.event(begin.epochNanos(), begin.stderr(), event, begin.emitter()));
    }
}
