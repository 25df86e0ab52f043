package dev.cortex.utils.migration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A step that was made.
 *
 * @param done how far the phase is, of {@code total} where that is known
 * @param statement to be run outside a transaction before the next step
 * @param pause to be made before the next step; not zero when something could not be locked
 * @param finished whether no step is left
 */
record MigrationStep(
        String phase,
        @Nullable Long done,
        @Nullable Long total,
        @Nullable String detail,
        @Nullable String statement,
        Duration pause,
        boolean finished) {
    boolean isWaiting() {
        return !pause.isZero();
    }
}
