package dev.cortex.utils.logs.event;

/**
 * A line without its line end.
 *
 * @param truncated whether the line was longer than what is kept of it
 */
public record Line(String text, boolean truncated) {}
