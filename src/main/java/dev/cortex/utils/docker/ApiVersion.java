package dev.cortex.utils.docker;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Engine API, such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The newest that this client was written for: Docker 27. Docker 29 still speaks it (it wants 1.44 at least). */
    static final ApiVersion NEWEST = new ApiVersion(1, 47);

    /** Docker 20.10's is 1.41; what is used here has been the same since Docker 18.09. */
    static final ApiVersion OLDEST = new ApiVersion(1, 39);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    static ApiVersion parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an API version");
        }
        return new ApiVersion(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)));
    }

    /** What to speak with a server whose newest version is the given one. */
    static ApiVersion agreed(ApiVersion server) {
        return server.compareTo(NEWEST) < 0 ? server : NEWEST;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
