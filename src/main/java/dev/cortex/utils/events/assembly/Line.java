package dev.cortex.utils.events.assembly;

/**
 * A line without its line end.
 *
 * @param truncated whether the line was longer than what is kept of it
 */
public record Line(String text, boolean truncated) {}
