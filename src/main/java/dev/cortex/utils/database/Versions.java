package dev.cortex.utils.database;

import dev.cortex.utils.generated.Routines;
import dev.cortex.utils.problem.Problem;
import org.jooq.DSLContext;

/** Refuses to work with functions that this program does not know. */
final class Versions {
    /** What {@code cortex_version()} returns for the functions that this program was generated from. */
    private static final int KNOWN = 1;

    private Versions() {}

    static void check(DSLContext dsl) {
        Integer installed = Routines.cortexVersion(dsl.configuration());
        if (installed != null && installed > KNOWN) {
            throw Problem.refused(
                    "the database was migrated by a newer cortex-utils (version " + installed + ", this knows " + KNOWN
                            + ")",
                    "Upgrade cortex-utils.");
        }
    }
}
