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
final class CsvWriter<T> implements RowWriter<T> {
    private final PrintWriter out;
    private final List<Column<T>> columns;

    /** Writes the header line. */
    CsvWriter(PrintWriter out, List<Column<T>> columns) {
        this.out = out;
        this.columns = columns;
        line(columns.stream().map(Column::key).toList());
    }

    @Override
    public void rows(List<T> next) {
        next.forEach(row ->
                line(columns.stream().map(column -> plain(column.of(row))).toList()));
    }

    @Override
    public void end() {
        // A file of this kind has no end mark.
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
