package dev.cortex.utils.tail.stream;

/**
 * Where to begin with the log of a container that is followed: behind what was handled before, or with a part of the past, which
 * may be all of it, what was written since a moment, or nothing.
 */
public sealed interface Start permits Cursor, Range {}
