package dev.cortex.utils.logs;

import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.logs.Passage.Found;
import dev.cortex.utils.tail.stream.Emitter;
import dev.cortex.utils.tail.stream.Entry;
import dev.cortex.utils.tail.stream.Gate;
import dev.cortex.utils.tail.stream.RawEntry;
import dev.cortex.utils.tail.stream.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Finds the events of one container that are searched for, and those around them. */
final class SearchStage implements Stage<Passage> {
    private static final int LONGEST_PASSAGE = 100;

    private final Gate wanted;
    private final int before;
    private final int after;
    private final Deque<RawEntry> held = new ArrayDeque<>();
    private final List<Found> passage = new ArrayList<>();
    private boolean goesOn = true;
    private int due;

    /** @param before how many events to show before each that is wanted */
    SearchStage(Predicate<RawEvent> wanted, int before, int after) {
        this.wanted = new Gate(wanted);
        this.before = before;
        this.after = after;
    }

    @Override
    public void event(RawEntry current, Emitter<Passage> emitter) {
        if (wanted.admits(current)) {
            held.forEach(earlier -> passage.add(new Found(Entry.of(earlier), false)));
            held.clear();
            passage.add(new Found(Entry.of(current), true));
            due = after;
        } else if (due > 0) {
            due--;
            passage.add(new Found(Entry.of(current), false));
        } else {
            hold(current);
        }
        if (due == 0 || passage.size() >= LONGEST_PASSAGE) {
            end(emitter);
        }
    }

    private void hold(RawEntry current) {
        held.addLast(current);
        if (held.size() > before) {
            held.removeFirst();
            goesOn = false;
        }
    }

    @Override
    public void end(Emitter<Passage> emitter) {
        if (!passage.isEmpty()) {
            Entry first = passage.get(0).entry();
            int weight =
                    passage.stream().mapToInt(found -> found.entry().weight()).sum();
            emitter.emit(first.epochNanos(), weight, new Passage(passage, goesOn));
            passage.clear();
            goesOn = true;
        }
    }
}
