package dev.cortex.utils.events.assembly;

/**
 * One event as it was written: a line, or a line and those that belong to it, joined by newlines.
 *
 * @param truncated whether there was more of it than the limits let through
 */
public record RawEvent(String text, boolean truncated) {}
