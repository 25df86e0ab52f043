package dev.cortex.utils.cli;

import java.io.PrintWriter;
import java.util.List;

/** Writes rows for spreadsheets and scripts. */
final class CsvWriter<T> implements RowWriter<T> {
    private final PrintWriter out;
    private final Columns<T> columns;
    private boolean begun;

    CsvWriter(PrintWriter out, Columns<T> columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void rows(List<T> next) {
        begin();
        next.forEach(row -> out.print(Csv.line(columns, row)));
    }

    @Override
    public void end() {
        begin();
    }

    private void begin() {
        out.print(begun ? "" : Csv.head(columns));
        begun = true;
    }
}
