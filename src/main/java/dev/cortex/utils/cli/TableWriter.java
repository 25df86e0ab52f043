package dev.cortex.utils.cli;

import dev.cortex.utils.cli.Columns.Column;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes rows for people: aligned columns under headings and a rule. */
final class TableWriter {
    private static final String GAP = "  ";

    private final PrintWriter out;

    TableWriter(PrintWriter out) {
        this.out = out;
    }

    /** @param room the terminal's width, to which the last column of text is cut; empty when nothing is cut */
    <T> void rows(List<Column<T>> columns, List<T> rows, Optional<Integer> room) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::heading).toList());
        rows.forEach(row ->
                cells.add(columns.stream().map(column -> column.forPeople(row)).toList()));
        int[] widths = widths(columns.size(), cells);
        room.ifPresent(width -> shrink(columns, widths, width));

        line(columns, widths, cells.get(0));
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.length() == 0 ? "" : GAP).append("-".repeat(width));
        }
        out.println(rule);
        cells.stream().skip(1).forEach(row -> line(columns, widths, row));
    }

    /** One row, a line for each column. */
    <T> void row(List<Column<T>> columns, T row) {
        int width = columns.stream()
                .mapToInt(column -> Text.width(column.heading()))
                .max()
                .orElse(0);
        for (Column<T> column : columns) {
            String heading = column.heading();
            out.println(
                    (heading + " ".repeat(width - Text.width(heading)) + GAP + column.forPeople(row)).stripTrailing());
        }
    }

    private static int[] widths(int columns, List<List<String>> cells) {
        int[] widths = new int[columns];
        for (List<String> row : cells) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        return widths;
    }

    private static <T> void shrink(List<Column<T>> columns, int[] widths, int room) {
        int needed = GAP.length() * (widths.length - 1);
        for (int width : widths) {
            needed += width;
        }
        for (int i = widths.length - 1; i >= 0 && needed > room; i--) {
            if (!columns.get(i).kind().right()) {
                int least = Math.max(Text.width(columns.get(i).heading()), 8);
                int shrunk = Math.max(Math.min(least, widths[i]), widths[i] - (needed - room));
                needed -= widths[i] - shrunk;
                widths[i] = shrunk;
                return;
            }
        }
    }

    private <T> void line(List<Column<T>> columns, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Text.truncate(cells.get(i), widths[i]);
            String padding = " ".repeat(widths[i] - Text.width(cell));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).kind().right() ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }
}
