package dev.cortex.utils.tail.stream;

import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the events of a container that are wanted. The rest of one that is written slowly has the level of its beginning. */
public final class EventStage implements Stage<Entry> {
    private final Gate gate;
    private @Nullable Level levelOfStdout;
    private @Nullable Level levelOfStderr;

    public EventStage(Predicate<RawEvent> wanted) {
        this.gate = new Gate(wanted);
    }

    @Override
    public void event(RawEntry raw, Emitter<Entry> emitter) {
        boolean rest = gate.goesOn(raw);
        if (gate.admits(raw)) {
            Level before = raw.stderr() ? levelOfStderr : levelOfStdout;
            LogEvent event = LogEvent.read(raw.event()).orAt(rest ? before : null);
            if (raw.stderr()) {
                levelOfStderr = event.level();
            } else {
                levelOfStdout = event.level();
            }
            Entry entry = new Entry(raw.epochNanos(), raw.stderr(), event, rest);
            emitter.emit(entry.epochNanos(), entry.weight(), entry);
        }
    }
}
