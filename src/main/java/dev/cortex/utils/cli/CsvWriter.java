package dev.cortex.utils.cli;

import dev.cortex.utils.cli.Columns.Column;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows for spreadsheets and scripts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvWriter {
    private final PrintWriter out;

    CsvWriter(PrintWriter out) {
        this.out = out;
    }

    <T> void rows(List<Column<T>> columns, List<T> rows) {
        line(columns.stream().map(Column::key).toList());
        rows.forEach(row ->
                line(columns.stream().map(column -> plain(column.of(row))).toList()));
    }

    private void line(List<String> cells) {
        out.print(cells.stream().map(CsvWriter::quoted).collect(Collectors.joining(",", "", "\r\n")));
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
