package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;

/**
 * The last lines of a stream, to recognise those that come twice: when a log is rotated, Docker 20.10 sends the last
 * records of the old file again to those who follow it. Two records of one nanosecond and one text are the same record;
 * where a driver keeps no nanoseconds, they may be two.
 */
final class Recent {
    private static final int SIZE = 256;

    private final long[] times = new long[SIZE];
    private final int[] hashes = new int[SIZE];
    private long newest = Long.MIN_VALUE;
    private int next;

    /** Notes a line; false if it is there already. */
    boolean add(LogLine line) {
        long time = line.epochNanos();
        int hash = hash(line);
        if (time <= newest && time % 1_000 != 0 && contains(time, hash)) {
            return false;
        }
        newest = Math.max(newest, time);
        times[next] = time;
        hashes[next] = hash;
        next = (next + 1) % SIZE;
        return true;
    }

    private boolean contains(long time, int hash) {
        for (int i = 0; i < SIZE; i++) {
            if (times[i] == time && hashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    private static int hash(LogLine line) {
        byte[] bytes = line.bytes();
        int hash = line.length();
        for (int i = line.from(); i < line.to(); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
