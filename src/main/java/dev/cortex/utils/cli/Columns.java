package dev.cortex.utils.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a row: for each column its key (snake_case, for json and csv), its heading (for people) and where
 * the value comes from. A value may be null: an empty cell, or {@code null} in json.
 */
public final class Columns<T> {
    private final List<Column<T>> columns;
    private final boolean spare;

    private Columns(List<Column<T>> columns, boolean spare) {
        this.columns = List.copyOf(columns);
        this.spare = spare;
    }

    public static <T> Columns<T> of(Class<T> row) {
        return new Columns<>(List.of(), false);
    }

    public Columns<T> text(String key, String heading, Function<T, @Nullable String> value) {
        return with(key, heading, Kind.TEXT, value);
    }

    /** Text that may be long: people see its beginning, programs all of it. */
    public Columns<T> excerpt(String key, String heading, Function<T, @Nullable String> value) {
        return with(key, heading, Kind.EXCERPT, value);
    }

    public Columns<T> number(String key, String heading, Function<T, ? extends @Nullable Number> value) {
        return with(key, heading, Kind.NUMBER, value);
    }

    /** A number that is a name: written without separators. */
    public Columns<T> id(String key, String heading, Function<T, ? extends @Nullable Number> value) {
        return with(key, heading, Kind.ID, value);
    }

    /** From 0 to 1; a percentage for people. */
    public Columns<T> ratio(String key, String heading, Function<T, @Nullable Double> value) {
        return with(key, heading, Kind.RATIO, value);
    }

    public Columns<T> bytes(String key, String heading, Function<T, @Nullable Long> value) {
        return with(key, heading, Kind.BYTES, value);
    }

    public Columns<T> flag(String key, String heading, Function<T, @Nullable Boolean> value) {
        return with(key, heading, Kind.FLAG, value);
    }

    /** An infinite one as PostgreSQL writes it. */
    public Columns<T> instant(String key, String heading, Function<T, @Nullable Instant> value) {
        return with(key, heading, Kind.INSTANT, row -> named(value.apply(row)));
    }

    /** Seconds in json and csv, so let the key end in {@code _seconds}. */
    public Columns<T> duration(String key, String heading, Function<T, @Nullable Duration> value) {
        return with(key, heading, Kind.DURATION, value);
    }

    /** A JSON document, as text; part of the document in json. */
    public Columns<T> json(String key, String heading, Function<T, @Nullable String> value) {
        return with(key, heading, Kind.JSON, value);
    }

    /** Those that follow are for terminals that have room for them: from the last one on, a table leaves them out. */
    public Columns<T> spare() {
        return new Columns<>(columns, true);
    }

    List<Column<T>> list() {
        return columns;
    }

    private static @Nullable Object named(@Nullable Instant instant) {
        if (Instant.MAX.equals(instant)) {
            return "infinity";
        }
        return Instant.MIN.equals(instant) ? "-infinity" : instant;
    }

    private Columns<T> with(String key, String heading, Kind kind, Function<T, ? extends @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(key, heading, kind, value, spare));
        return new Columns<>(more, spare);
    }

    record Column<T>(
            String key, String heading, Kind kind, Function<T, ? extends @Nullable Object> value, boolean spare) {

        @Nullable
        Object of(T row) {
            return value.apply(row);
        }

        String forPeople(T row) {
            Object cell = of(row);
            return cell == null ? "" : kind.forPeople(cell);
        }
    }
}
