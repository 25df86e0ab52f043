package dev.cortex.utils.logs;

import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.EventAssembler;
import dev.cortex.utils.events.assembly.EventLimits;
import dev.cortex.utils.events.assembly.Line;
import dev.cortex.utils.events.assembly.LineSplitter;
import dev.cortex.utils.events.assembly.RawEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Says how the events of a text are read: a JSON object a line, in constant memory. */
final class Explanations {
    private static final int CHUNK = 64 * 1024;

    private final EventLimits limits;
    private final boolean eachLine;

    /** @param eachLine whether every line is an event of its own, also one that belongs to a stack trace */
    Explanations(EventLimits limits, boolean eachLine) {
        this.limits = limits;
        this.eachLine = eachLine;
    }

    /**
     * Reads to the end. What is ready is handed over after each read, so that a text that somebody is still writing is
     * explained as it comes.
     *
     * @param out takes lines, joined by newlines
     */
    void explain(InputStream in, Consumer<String> out) throws IOException {
        StringBuilder ready = new StringBuilder();
        EventAssembler<Line> assembler = new EventAssembler<>(limits, (event, first) -> explain(event, ready));
        LineSplitter lines = new LineSplitter(limits.chars(), line -> {
            if (eachLine) {
                explain(new RawEvent(line.text(), line.truncated()), ready);
            } else {
                assembler.line(line, line);
            }
            if (ready.length() > CHUNK) {
                handOver(ready, out);
            }
        });
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            lines.write(chunk, 0, count);
            handOver(ready, out);
        }
        lines.end();
        assembler.end();
        handOver(ready, out);
    }

    private static void explain(RawEvent event, StringBuilder ready) {
        ready.append(ExplanationJson.of(LogEvent.read(event))).append('\n');
    }

    private static void handOver(StringBuilder ready, Consumer<String> out) {
        if (!ready.isEmpty()) {
            out.accept(ready.substring(0, ready.length() - 1));
            ready.setLength(0);
        }
    }
}
