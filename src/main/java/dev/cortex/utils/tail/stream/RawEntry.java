package dev.cortex.utils.tail.stream;

import dev.cortex.utils.events.assembly.RawEvent;

/**
 * An event of a container's log, as it was written.
 *
 * @param epochNanos when its first line was read by the engine; nanoseconds since 1970
 * @param rest whether it is more of the last event of the same stream, one that is written slowly
 * @param bytes its lines with their newlines; none unless {@link Stages#wantBytes} asks for them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and copying them would take longer than all the rest
public record RawEntry(long epochNanos, boolean stderr, RawEvent event, boolean rest, byte[] bytes) {}
