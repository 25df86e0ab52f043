package dev.cortex.utils.database;

import java.time.Duration;
import org.jooq.Converter;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's interval as a duration: a day is 24 hours, as days are UTC days here. */
public final class IntervalConverter implements Converter<YearToSecond, Duration> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Duration from(@Nullable YearToSecond interval) {
        return interval == null ? null : interval.toDuration();
    }

    @Override
    public @Nullable YearToSecond to(@Nullable Duration duration) {
        return duration == null ? null : YearToSecond.valueOf(duration);
    }

    @Override
    public Class<YearToSecond> fromType() {
        return YearToSecond.class;
    }

    @Override
    public Class<Duration> toType() {
        return Duration.class;
    }
}
