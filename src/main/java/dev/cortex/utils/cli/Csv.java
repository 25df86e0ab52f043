package dev.cortex.utils.cli;

import dev.cortex.utils.cli.Columns.Column;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows for spreadsheets and scripts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class Csv {
    private Csv() {}

    /** The first line, with its end: the keys. */
    public static String head(Columns<?> columns) {
        return line(columns.list().stream().map(Column::key));
    }

    /** A row, with its end. */
    public static <T> String line(Columns<T> columns, T row) {
        return line(columns.list().stream().map(column -> plain(column.of(row))));
    }

    private static String line(Stream<String> cells) {
        return cells.map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Duration duration ? Seconds.of(duration).toPlainString() : Text.lines(value.toString());
    }

    private static String quoted(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
