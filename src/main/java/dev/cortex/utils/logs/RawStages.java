package dev.cortex.utils.logs;

import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Gate;
import dev.cortex.utils.tail.stream.Stage;
import dev.cortex.utils.tail.stream.Stages;
import java.util.function.Predicate;

/** Lets through the events that are wanted, as the bytes that were written. */
record RawStages(Predicate<RawEvent> wanted) implements Stages<byte[]> {
    @Override
    public Stage<byte[]> of(LogSource source) {
        Gate gate = new Gate(wanted);
        return (entry, emitter) -> {
            if (gate.admits(entry)) {
                emitter.emit(entry.epochNanos(), entry.bytes().length, entry.bytes());
            }
        };
    }

    @Override
    public boolean wantBytes() {
        return true;
    }
}
