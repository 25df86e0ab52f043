package dev.cortex.utils.events.assembly;

/**
 * How large an event may grow; what is beyond is dropped and the event marked truncated.
 *
 * @param lines most lines of one event
 * @param chars most characters of one event
 */
public record EventLimits(int lines, int chars) {
    public static final EventLimits DEFAULT = new EventLimits(1_000, 256 * 1024);

    public EventLimits {
        if (lines < 1 || chars < 1) {
            throw new IllegalArgumentException("An event has at least one line and one character");
        }
    }
}
