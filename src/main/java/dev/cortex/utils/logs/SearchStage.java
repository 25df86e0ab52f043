package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.logs.Passage.Found;
import dev.cortex.utils.tail.stream.ContainerEvents;
import dev.cortex.utils.tail.stream.Emitter;
import dev.cortex.utils.tail.stream.Entry;
import dev.cortex.utils.tail.stream.EventStage;
import dev.cortex.utils.tail.stream.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Finds the events of one container that are searched for, and those around them. */
final class SearchStage implements Stage<Passage> {
    private static final int LONGEST_PASSAGE = 100;

    private record Begin(long epochNanos, boolean stderr) {}

    private record Held(RawEvent event, Begin begin) {
        Found found(boolean matches) {
            return new Found(new Entry(begin.epochNanos(), begin.stderr(), LogEvent.read(event)), matches);
        }
    }

    private final ContainerEvents<Begin> events = new ContainerEvents<>(this::event);
    private final Predicate<RawEvent> wanted;
    private final int before;
    private final int after;
    private final Deque<Held> held = new ArrayDeque<>();
    private final List<Found> passage = new ArrayList<>();
    private boolean goesOn = true;
    private int due;
    private Emitter<Passage> emitter = Emitter.nowhere();

    /** @param before how many events to show before each that is wanted */
    SearchStage(Predicate<RawEvent> wanted, int before, int after) {
        this.wanted = wanted;
        this.before = before;
        this.after = after;
    }

    @Override
    public void line(LogLine line, Emitter<Passage> current) {
        emitter = current;
        events.line(line, new Begin(line.epochNanos(), line.isStderr()));
    }

    @Override
    public void end(Emitter<Passage> current) {
        emitter = current;
        events.pause();
        emit();
    }

    private void event(RawEvent event, Begin begin) {
        Held current = new Held(event, begin);
        if (wanted.test(event)) {
            held.forEach(earlier -> passage.add(earlier.found(false)));
            held.clear();
            passage.add(current.found(true));
            due = after;
        } else if (due > 0) {
            due--;
            passage.add(current.found(false));
        } else {
            hold(current);
        }
        if (due == 0 || passage.size() >= LONGEST_PASSAGE) {
            emit();
        }
    }

    private void hold(Held current) {
        held.addLast(current);
        if (held.size() > before) {
            held.removeFirst();
            goesOn = false;
        }
    }

    private void emit() {
        if (!passage.isEmpty()) {
            Entry first = passage.get(0).entry();
            int weight = passage.stream()
                    .mapToInt(found -> EventStage.weight(found.entry()))
                    .sum();
            emitter.emit(first.epochNanos(), weight, new Passage(passage, goesOn));
            passage.clear();
            goesOn = true;
        }
    }
}
