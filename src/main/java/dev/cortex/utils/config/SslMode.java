package dev.cortex.utils.config;

import java.util.Locale;

/** How much the connection is protected, in libpq's words. */
public enum SslMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** As libpq and pgjdbc write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
