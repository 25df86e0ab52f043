package dev.cortex.utils.types;

import java.time.Duration;
import org.jooq.Converter;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
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
        // Not YearToSecond.valueOf(duration): it makes a month of 30 days, and months have 28 to 31.
        return duration == null ? null : new YearToSecond(new YearToMonth(), DayToSecond.valueOf(duration));
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
