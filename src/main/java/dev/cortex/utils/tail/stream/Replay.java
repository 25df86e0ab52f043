package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;

/** Tells the lines that come again from those that are new, in the order in which they come. */
final class Replay {
    private final Seen out;
    private final Seen err;

    /**
     * @param out behind what was read of standard output
     * @param err the same of standard error
     */
    Replay(Place out, Place err) {
        this.out = new Seen(out);
        this.err = new Seen(err);
    }

    boolean isOld(LogLine line) {
        return (line.isStderr() ? err : out).has(line.epochNanos());
    }

    /** What has been read of one stream; once there is something new, so is all after it. */
    private static final class Seen {
        private long nanos;
        private int lines;

        Seen(Place place) {
            nanos = place.nanos();
            lines = place.lines();
        }

        boolean has(long at) {
            if (at < nanos) {
                return true;
            }
            if (at == nanos && lines > 0) {
                lines--;
                return true;
            }
            nanos = Long.MIN_VALUE;
            return false;
        }
    }
}
