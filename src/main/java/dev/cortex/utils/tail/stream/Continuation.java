package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Passes on the lines that have not been read yet. When only the newest part of a log was asked for, the first line
 * must be one that comes again: that proves that nothing was left out before it.
 */
final class Continuation<T> implements LineSink {
    private final Reading<T> reading;
    private final Consumer<Delivery<T>> outlet;
    private final Replay replay;
    private final Predicate<LogLine> isSentAgain;
    private final Recent recentOut = new Recent();
    private final Recent recentErr = new Recent();
    private boolean proven;
    private boolean gap;
    private boolean wentBack;
    private boolean expectsOld;
    private boolean missesSome;
    private boolean tookAny;

    /**
     * @param isWhole whether all was asked for
     * @param isSentAgain whether a line that is older than one before it is one that the engine sends again, and not written by a clock that was
     *     set back
     */
    Continuation(Reading<T> reading, Consumer<Delivery<T>> outlet, boolean isWhole, Predicate<LogLine> isSentAgain) {
        this.reading = reading;
        this.outlet = outlet;
        this.replay = reading.point().replay();
        this.proven = isWhole;
        this.isSentAgain = isSentAgain;
        this.expectsOld = isWhole && reading.point().isBehindALine();
    }

    @Override
    public void line(LogLine line) {
        if (gap || wentBack) {
            return;
        }
        boolean isOld = replay.isOld(line);
        missesSome |= expectsOld && !isOld;
        expectsOld = false;
        if (isOld) {
            proven = true;
        } else if (!proven) {
            gap = true;
        } else if (!(line.isStderr() ? recentErr : recentOut).add(line)) {
            return;
        } else if (reading.point().isBehind(line) && isSentAgain.test(line)) {
            wentBack = true;
        } else {
            reading.line(line, outlet);
            tookAny = true;
        }
    }

    /** Whether the engine began to send what it had sent before: then nothing more is taken. */
    boolean wentBack() {
        return wentBack;
    }

    boolean leavesGap() {
        return gap;
    }

    /** Whether the line that reading stopped at is not there any more, and so perhaps others after it. */
    boolean missesSome() {
        return missesSome;
    }

    /** Since it was asked the last time. */
    boolean tookAny() {
        boolean took = tookAny;
        tookAny = false;
        return took;
    }
}
