package dev.cortex.utils.logs;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.logs.event.EventAssembler;
import dev.cortex.utils.logs.event.EventLimits;
import dev.cortex.utils.logs.event.Line;
import dev.cortex.utils.logs.event.RawEvent;
import dev.cortex.utils.logs.stream.Emitter;
import dev.cortex.utils.logs.stream.Stage;
import java.io.ByteArrayOutputStream;
import java.util.function.Predicate;

/** Lets through the events that are wanted, as the bytes that were written, those of each of the two streams apart. */
final class RawStage implements Stage<byte[]> {
    private record Begin(long epochNanos, Emitter<byte[]> emitter) {}

    private final Half stdout;
    private final Half stderr;

    RawStage(Predicate<RawEvent> wanted) {
        stdout = new Half(wanted);
        stderr = new Half(wanted);
    }

    @Override
    public void line(LogLine line, Emitter<byte[]> emitter) {
        (line.isStderr() ? stderr : stdout).line(line, emitter);
    }

    @Override
    public void end(Emitter<byte[]> emitter) {
        stdout.events.end();
        stderr.events.end();
    }

    /** One of the two streams. */
    private static final class Half {
        private static final int MOST = 1 << 20;

        private final Predicate<RawEvent> wanted;
        private final EventAssembler<Begin> events = new EventAssembler<>(EventLimits.DEFAULT, this::event);
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

        private Half(Predicate<RawEvent> wanted) {
            this.wanted = wanted;
        }

        private void line(LogLine line, Emitter<byte[]> emitter) {
            events.line(new Line(line.text(), line.isTruncated()), new Begin(line.epochNanos(), emitter));
            if (lines.size() < MOST) {
                lines.write(line.bytes(), line.from(), line.length());
                lines.write('\n');
            }
        }

        private void event(RawEvent event, Begin begin) {
            if (wanted.test(event)) {
                begin.emitter().emit(begin.epochNanos(), lines.size(), lines.toByteArray());
            }
            lines.reset();
        }
    }
}
