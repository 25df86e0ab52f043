package dev.cortex.utils.cli;

import java.time.Clock;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;

/** Points in time as people type them, where only the time that they mean now matters: see {@link Moment}. */
public final class Moments {
    private Moments() {}

    /** What makes the converters of a command, these with the clock that says what now is. */
    public static IFactory factory(Clock clock) {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == Since.class) {
                    return type.cast(new Since(clock));
                }
                return type == Until.class
                        ? type.cast(new Until(clock))
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }

    /** The beginning of a day. */
    public static final class Since implements ITypeConverter<Instant> {
        private final Clock clock;

        Since(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant convert(String text) {
            return new Moment.Since().convert(text).saidAt(clock.instant());
        }
    }

    /** The end of a day. */
    public static final class Until implements ITypeConverter<Instant> {
        private final Clock clock;

        Until(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant convert(String text) {
            return new Moment.Until().convert(text).saidAt(clock.instant());
        }
    }
}
