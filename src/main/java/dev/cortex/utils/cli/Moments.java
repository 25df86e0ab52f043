package dev.cortex.utils.cli;

import java.time.Instant;
import picocli.CommandLine.ITypeConverter;

/** Points in time as people type them, where only the time that they mean now matters: see {@link Moment}. */
public final class Moments {
    private Moments() {}

    /** The beginning of a day. */
    public static final class Since implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return new Moment.Since().convert(text).saidAt(Instant.now());
        }
    }

    /** The end of a day. */
    public static final class Until implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return new Moment.Until().convert(text).saidAt(Instant.now());
        }
    }
}
