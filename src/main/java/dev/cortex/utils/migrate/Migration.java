package dev.cortex.utils.migrate;

import java.time.Instant;
import java.util.Set;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code db/migration} or {@code db/routines} and whether the installation has it.
 *
 * @param version null for functions, which are replaced whenever their file changes
 * @param state {@code applied}, {@code pending}, {@code newer} or {@code failed}
 */
record Migration(
        @Nullable String version,
        String description,
        String state,
        @Nullable Instant installed) {

    private static final Set<MigrationState> BYGONE =
            Set.of(MigrationState.SUPERSEDED, MigrationState.OUTDATED, MigrationState.MISSING_SUCCESS);

    /** Not Flyway's own remarks, nor the former contents of a function. */
    static boolean isOfAFile(MigrationInfo info) {
        return !info.getType().isSynthetic() && !(info.getVersion() == null && BYGONE.contains(info.getState()));
    }

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

    boolean isPending() {
        return state.equals("pending");
    }

    /** As the file is called, without what is the same for all. */
    String file() {
        return file(version == null ? "" : version, description);
    }

    static String file(@Nullable String version, String description) {
        String name = description.replace(' ', '_');
        return version == null || version.isEmpty() ? name : "V" + version + "__" + name;
    }

    boolean isInstalled(String wanted) {
        return file().equals(wanted) && state.equals("applied");
    }

    private static String state(MigrationState state) {
        return switch (state) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> "newer";
            case FAILED, MISSING_FAILED -> "failed";
            case PENDING, OUT_OF_ORDER, IGNORED, ABOVE_TARGET, BELOW_BASELINE -> "pending";
            default -> "applied";
        };
    }
}
