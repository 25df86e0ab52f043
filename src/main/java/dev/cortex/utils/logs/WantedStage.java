package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.tail.stream.ContainerEvents;
import dev.cortex.utils.tail.stream.Emitter;
import dev.cortex.utils.tail.stream.Entry;
import dev.cortex.utils.tail.stream.EventStage;
import dev.cortex.utils.tail.stream.Stage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets through the events of a container that are wanted; also the rest of one that is written slowly. */
final class WantedStage implements Stage<Entry> {
    private static final class Begin {
        private final long epochNanos;
        private final boolean stderr;
        private boolean wanted;
        private @Nullable Level level;

        private Begin(LogLine line) {
            epochNanos = line.epochNanos();
            stderr = line.isStderr();
        }
    }

    private final ContainerEvents<Begin> events = new ContainerEvents<>(this::event);
    private final Predicate<RawEvent> wanted;
    private Emitter<Entry> emitter = Emitter.nowhere();

    WantedStage(Predicate<RawEvent> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void line(LogLine line, Emitter<Entry> current) {
        emitter = current;
        events.line(line, new Begin(line));
    }

    @Override
    public void end(Emitter<Entry> current) {
        emitter = current;
        events.pause();
    }

    private void event(RawEvent event, Begin begin) {
        begin.wanted |= wanted.test(event);
        if (begin.wanted) {
            LogEvent read = LogEvent.read(event).orAt(begin.level);
            begin.level = read.level();
            EventStage.emit(new Entry(begin.epochNanos, begin.stderr, read), emitter);
        }
    }
}
