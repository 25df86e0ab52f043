package dev.cortex.utils.logs;

import dev.cortex.utils.events.level.Level;
import java.time.Instant;

/**
 * The errors of one service that have a fingerprint in common.
 *
 * @param sample the message of the first of them
 */
record ErrorGroup(
        long count,
        String service,
        Level level,
        Instant firstSeen,
        Instant lastSeen,
        String fingerprint,
        String template,
        String sample) {
    private static final int MOST_CHARS = 4_000;

    ErrorGroup and(ErrorGroup later) {
        return new ErrorGroup(
                count + later.count,
                service,
                level.atLeast(later.level) ? level : later.level,
                firstSeen.isBefore(later.firstSeen) ? firstSeen : later.firstSeen,
                lastSeen.isAfter(later.lastSeen) ? lastSeen : later.lastSeen,
                fingerprint,
                template,
                sample);
    }

    /** Small enough for many to be kept. */
    ErrorGroup shortened() {
        return new ErrorGroup(
                count, service, level, firstSeen, lastSeen, fingerprint, shortened(template), shortened(sample));
    }

    /** The first line of the sample. */
    String headline() {
        return sample.lines().findFirst().orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + '…';
    }
}
