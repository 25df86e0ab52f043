package dev.cortex.utils.events.code;

import dev.cortex.utils.events.scan.Chars;
import java.util.Locale;

/** What a code is a code of. */
public enum CodeKind {
    /** A status of HTTP: three digits, 100 to 599 (RFC 9110, section 15). */
    HTTP {
        @Override
        public boolean admits(String value) {
            return value.length() == 3 && isWithin(value, 100, 599);
        }
    },
    /** What a process ended with: 0 to 255, or negative, as where a signal ended it. */
    EXIT {
        @Override
        public boolean admits(String value) {
            return isWithin(unsigned(value), 0, 255);
        }
    },
    /** Five digits and capital letters (ISO/IEC 9075). */
    SQLSTATE {
        @Override
        public boolean admits(String value) {
            return SqlState.isOne(value);
        }
    },
    /** An error number: 1 to 133, Linux's last, or negative, as of getaddrinfo and libuv, down to -4095. */
    ERRNO {
        @Override
        public boolean admits(String value) {
            return isWithin(value, 1, 133) || (value.startsWith("-") && isWithin(unsigned(value), 1, 4095));
        }
    },
    /** The number of a signal, 1 to 64. */
    SIGNAL {
        @Override
        public boolean admits(String value) {
            return isWithin(value, 1, 64);
        }
    };

    /** Whether a value can be a code of this kind. */
    public abstract boolean admits(String value);

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String unsigned(String value) {
        return value.startsWith("-") ? value.substring(1) : value;
    }

    private static boolean isWithin(String value, int least, int most) {
        int number = Chars.number(value, 0, value.length());
        return number >= least && number <= most;
    }
}
