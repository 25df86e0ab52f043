package dev.cortex.utils.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Checks of single values; each throws an {@link IllegalArgumentException} that says what would be right. */
final class Values {
    private Values() {}

    static String text(String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be one line of text that is not blank");
        }
        return text;
    }

    static String host(String text) {
        if (text.startsWith("/") || text.startsWith("@")) {
            throw new IllegalArgumentException(
                    "unix sockets cannot be used, only TCP: give a name or address such as localhost");
        }
        if (!text.matches("[\\p{L}\\p{N}._:%-]+")) {
            throw new IllegalArgumentException("'" + text + "' is not the name or address of one host");
        }
        return text;
    }

    /** Anything that PostgreSQL takes and that needs no escape between double or single quotes or in {@code ${…}}. */
    static String schema(String text) {
        if (!text.matches("[\\p{L}_][\\p{L}\\p{N}_. -]{0,62}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be a schema here: letters, digits, _ - . and spaces, at most 63");
        }
        if (text.startsWith("pg_") || text.equals("information_schema")) {
            throw new IllegalArgumentException("schema " + text + " belongs to PostgreSQL itself");
        }
        return text;
    }

    static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, together with what is out of range
        }
        throw new IllegalArgumentException("'" + text + "' is not a whole number from " + least + " to " + most);
    }

    static SslMode sslMode(String text) {
        return Arrays.stream(SslMode.values())
                .filter(mode -> mode.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + Arrays.stream(SslMode.values()).map(SslMode::text).collect(Collectors.joining(", "))));
    }

    /** A duration, or as in libpq a plain number of seconds. */
    static Duration timeout(String text) {
        return Durations.parse(text.matches("\\d+") ? text + "s" : text);
    }

    static Duration connectTimeout(String text) {
        Duration timeout = timeout(text);
        if (timeout.isZero() || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("must be from 1s to 1h");
        }
        return timeout;
    }

    static URI httpUrl(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAUri) {
            // refused below; the text may hold a secret, so the parser's message is not passed on
        }
        throw new IllegalArgumentException("not a URL such as https://host/path");
    }
}
