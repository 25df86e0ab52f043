package dev.cortex.utils.migrate;

import java.util.Locale;

/** What runs the jobs of an installation. */
public enum Scheduler {
    PG_CRON,
    /** Something outside of the database. */
    NONE;

    /** As the migrations and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
