package dev.cortex.utils.logs;

import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.logs.stream.Emitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Lets through the events of one container that are searched for, and those around them. */
final class SearchFilter implements EventStage.Filter {
    private final Predicate<RawEvent> wanted;
    private final int before;
    private final int after;
    private final Deque<Entry> held = new ArrayDeque<>();
    private int due;

    SearchFilter(Predicate<RawEvent> wanted, int before, int after) {
        this.wanted = wanted;
        this.before = before;
        this.after = after;
    }

    @Override
    public void event(long epochNanos, boolean stderr, RawEvent event, Emitter<Entry> emitter) {
        if (wanted.test(event)) {
            held.forEach(entry -> EventStage.emit(entry, emitter));
            held.clear();
            EventStage.emit(entry(epochNanos, stderr, event), emitter);
            due = after;
        } else if (due > 0) {
            due--;
            EventStage.emit(entry(epochNanos, stderr, event), emitter);
        } else if (before > 0) {
            held.addLast(entry(epochNanos, stderr, event));
            if (held.size() > before) {
                held.removeFirst();
            }
        }
    }

    private static Entry entry(long epochNanos, boolean stderr, RawEvent event) {
        return new Entry(epochNanos, stderr, LogEvent.read(event));
    }
}
