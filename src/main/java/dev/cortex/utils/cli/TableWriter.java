package dev.cortex.utils.cli;

import dev.cortex.utils.cli.Columns.Column;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes rows for people: aligned columns under headings and a rule, as wide as the first rows need them, and as many as there is room for. */
final class TableWriter<T> implements RowWriter<T> {
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final List<Column<T>> columns;
    private final Optional<Integer> room;
    private int[] widths = {};

    /** @param room the terminal's width, to which the last column of text is cut; empty when nothing is cut */
    TableWriter(PrintWriter out, Columns<T> columns, Optional<Integer> room) {
        this.out = out;
        this.columns = columns.list();
        this.room = room;
    }

    @Override
    public void rows(List<T> next) {
        List<List<String>> cells = next.stream()
                .map(row ->
                        columns.stream().map(column -> column.forPeople(row)).toList())
                .toList();
        if (widths.length == 0) {
            begin(cells);
        }
        cells.forEach(this::line);
    }

    @Override
    public void end() {
        if (widths.length == 0) {
            begin(List.of());
        }
    }

    private void begin(List<List<String>> cells) {
        List<String> headings = columns.stream().map(Column::heading).toList();
        int[] wanted = widths(headings, cells);
        widths = wanted;
        room.ifPresent(most -> fit(most, wanted));
        line(headings);
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.length() == 0 ? "" : GAP).append("-".repeat(width));
        }
        out.println(rule);
    }

    /** One row, a line for each column. */
    void row(T row) {
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

    private static int[] widths(List<String> headings, List<List<String>> cells) {
        int[] widths = headings.stream().mapToInt(Text::width).toArray();
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        return widths;
    }

    private void fit(int most, int[] wanted) {
        for (int count = wanted.length; count > 0; count--) {
            widths = Arrays.copyOf(wanted, count);
            if (shrink(most) <= most || !columns.get(count - 1).spare()) {
                return;
            }
        }
    }

    /** Cuts the last column of text, a spare one as long as there is one; returns how much room is needed then. */
    private int shrink(int most) {
        int needed = GAP.length() * (widths.length - 1) + Arrays.stream(widths).sum();
        boolean spare = columns.get(widths.length - 1).spare();
        for (int i = widths.length - 1; i >= 0 && needed > most; i--) {
            if (!columns.get(i).kind().right() && columns.get(i).spare() == spare) {
                int least = Math.max(Text.width(columns.get(i).heading()), 8);
                int shrunk = Math.max(Math.min(least, widths[i]), widths[i] - (needed - most));
                needed -= widths[i] - shrunk;
                widths[i] = shrunk;
                break;
            }
        }
        return needed;
    }

    private void line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = room.isPresent() ? Text.truncate(cells.get(i), widths[i]) : cells.get(i);
            String padding = " ".repeat(Math.max(0, widths[i] - Text.width(cell)));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).kind().right() ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }
}
