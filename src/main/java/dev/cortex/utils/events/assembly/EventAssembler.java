package dev.cortex.utils.events.assembly;

import dev.cortex.utils.events.scan.Ansi;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of one stream together into events. One assembler for each stream, or the lines of two programs would
 * end up in one trace. Holds one event at a time, within the limits. Colour codes are left out.
 *
 * @param <C> what goes with a line, such as its time; an event has that of its first line
 */
public final class EventAssembler<C> {
    private final EventLimits limits;
    private final BiConsumer<RawEvent, C> sink;
    private @Nullable OpenEvent open;
    private @Nullable C context;

    public EventAssembler(EventLimits limits, BiConsumer<RawEvent, C> sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /** Takes the next line. The event before it goes to the sink if this line begins a new one. */
    public void line(Line line, C lineContext) {
        OpenEvent event = open;
        String plain = Ansi.strip(line.text());
        Shape shape = Shape.of(plain);
        if (event != null && shape == Shape.BLANK) {
            event.blank();
        } else if (event != null && event.goesOnWith(plain, shape)) {
            event.append(plain, shape, line.truncated());
        } else if (shape != Shape.BLANK) {
            end();
            open = new OpenEvent(plain, shape, line.truncated(), limits);
            context = lineContext;
        }
    }

    /** What goes with the event that the last line belongs to; null if there is none. */
    public @Nullable C context() {
        return context;
    }

    /** Whether something waits to go to the sink. */
    public boolean isOpen() {
        return open != null && open.hasNews();
    }

    /**
     * No line for so long that the open event should not wait for it. If more of its lines come after all, they go to the
     * sink as another event with the same context.
     */
    public void pause() {
        OpenEvent event = open;
        C eventContext = context;
        if (event != null && eventContext != null && event.hasNews()) {
            sink.accept(event.take(), eventContext);
        }
    }

    /** No more lines. */
    public void end() {
        pause();
        open = null;
        context = null;
    }
}
