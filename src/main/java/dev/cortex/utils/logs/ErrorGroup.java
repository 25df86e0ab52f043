package dev.cortex.utils.logs;

import dev.cortex.utils.logs.level.Level;
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
}
