package dev.cortex.utils.migration;

import java.util.Locale;

/** How a queue becomes partitioned. */
enum Strategy {
    /** Into a new table; the old one is kept until it is dropped. */
    COPY,
    /** The old table becomes a partition; nothing is copied. */
    ATTACH;

    /** As the functions and the command line write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
