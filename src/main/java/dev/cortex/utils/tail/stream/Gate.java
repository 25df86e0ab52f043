package dev.cortex.utils.tail.stream;

import dev.cortex.utils.events.assembly.RawEvent;
import java.util.function.Predicate;

/** Lets the events of one container through that a filter wants, and the rest of one that it wanted. */
public final class Gate {
    private final Predicate<RawEvent> filter;
    private boolean wantedOfStdout;
    private boolean wantedOfStderr;

    public Gate(Predicate<RawEvent> filter) {
        this.filter = filter;
    }

    /** Whether it is the rest of an event that was let through; to be asked before {@link #admits}. */
    public boolean goesOn(RawEntry entry) {
        return entry.rest() && (entry.stderr() ? wantedOfStderr : wantedOfStdout);
    }

    public boolean admits(RawEntry entry) {
        boolean wanted = goesOn(entry) || filter.test(entry.event());
        if (entry.stderr()) {
            wantedOfStderr = wanted;
        } else {
            wantedOfStdout = wanted;
        }
        return wanted;
    }
}
