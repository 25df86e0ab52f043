package dev.cortex.utils.events.level;

import org.jspecify.annotations.Nullable;

/** What runtimes print when nothing caught an error: it names no level, and is an error by what it is. */
final class Crash {
    private static final String[] ERRORS = {
        "Traceback (most recent call last):",
        "Exception in thread ",
        "Unhandled exception",
        "Uncaught exception",
        "UnhandledPromiseRejection",
        "[UnhandledPromiseRejection",
    };
    private static final String[] FATAL = {"panic: ", "fatal error: ", "Segmentation fault", "terminate called "};

    private Crash() {}

    static @Nullable Level level(String text) {
        for (String start : ERRORS) {
            if (text.startsWith(start)) {
                return Level.ERROR;
            }
        }
        for (String start : FATAL) {
            if (text.startsWith(start)) {
                return Level.FATAL;
            }
        }
        if (text.contains(": panic serving ")) {
            return Level.ERROR;
        }
        return text.startsWith("thread '") && text.contains("' panicked at ") ? Level.FATAL : null;
    }
}
