package dev.cortex.utils.docker;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;

/**
 * Which part of a container's log to read.
 *
 * @param since the first moment, inclusive
 * @param until the last moment, inclusive; the engine stops at the first record that is younger
 * @param tail how many of the newest records; the engine counts them off before it looks at {@code since} and
 *     {@code until}, and a line over 16 KiB is several records
 * @param follow whether to wait for more as long as the container runs
 */
public record LogQuery(Optional<Instant> since, Optional<Instant> until, OptionalLong tail, boolean follow) {
    public static final LogQuery ALL = new LogQuery(Optional.empty(), Optional.empty(), OptionalLong.empty(), false);

    public LogQuery since(Instant first) {
        return new LogQuery(Optional.of(first), until, tail, follow);
    }

    public LogQuery until(Instant last) {
        return new LogQuery(since, Optional.of(last), tail, follow);
    }

    public LogQuery tail(long records) {
        return new LogQuery(since, until, OptionalLong.of(records), follow);
    }

    public LogQuery following() {
        return new LogQuery(since, until, tail, true);
    }

    void addTo(HttpUrl.Builder url) {
        url.addQueryParameter("stdout", "1").addQueryParameter("stderr", "1").addQueryParameter("timestamps", "1");
        since.ifPresent(first -> url.addQueryParameter("since", seconds(first)));
        until.ifPresent(last -> url.addQueryParameter("until", seconds(last)));
        tail.ifPresent(records -> url.addQueryParameter("tail", Long.toString(records)));
        if (follow) {
            url.addQueryParameter("follow", "1");
        }
    }

    /**
     * Seconds and nanoseconds, always nine digits of them. What lies before 1970 is everything: the engine cannot read a
     * negative fraction.
     *
     * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Container/operation/ContainerLogs">
     *     ContainerLogs</a>
     */
    static String seconds(Instant moment) {
        return moment.getEpochSecond() < 0 ? "0" : String.format("%d.%09d", moment.getEpochSecond(), moment.getNano());
    }
}
