package dev.cortex.utils.daemon;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: each time up to twice as long, and never longer than a limit. A random half of it keeps
 * those apart who failed together, for one reason.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff and Jitter</a>
 */
public final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private Duration most;

    /** From a tenth of a second to five seconds. */
    public Backoff() {
        this(FIRST, LONGEST);
    }

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.most = first;
    }

    /** From half of what it may be by now, to all of it. */
    public Duration next() {
        long nanos = most.toNanos();
        Duration twice = most.multipliedBy(2);
        most = twice.compareTo(longest) > 0 ? longest : twice;
        return Duration.ofNanos(random.nextLong(nanos / 2, nanos + 1));
    }

    /** The last try got somewhere. */
    public void reset() {
        most = first;
    }
}
