package dev.cortex.utils.migrate;

/**
 * Something that a migration did.
 *
 * @param action {@code applied}, {@code updated} or {@code indexed}
 */
record Step(String action, String target) {}
