package dev.cortex.utils.migrate;

import java.time.Instant;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code db/migration} or {@code db/routines} and whether the installation has it.
 *
 * @param version null for functions, which are replaced whenever their file changes
 * @param state {@code applied}, {@code pending}, {@code outdated}, {@code newer} or {@code failed}
 */
record Migration(
        @Nullable String version,
        String description,
        String state,
        @Nullable Instant installed) {

    static Migration of(MigrationInfo info) {
        return new Migration(
                info.getVersion() == null ? null : info.getVersion().getVersion(),
                info.getDescription(),
                state(info.getState()),
                info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant());
    }

    boolean isFunction() {
        return version == null;
    }

    private static String state(MigrationState state) {
        return switch (state) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> "newer";
            case FAILED, MISSING_FAILED -> "failed";
            case OUTDATED -> "outdated";
            case PENDING, OUT_OF_ORDER, IGNORED, ABOVE_TARGET, BELOW_BASELINE -> "pending";
            default -> "applied";
        };
    }
}
