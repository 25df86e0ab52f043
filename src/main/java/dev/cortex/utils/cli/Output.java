package dev.cortex.utils.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where commands put their results, in the format that was asked for. */
public final class Output {
    /** ECMA-48: cursor to the top left, and erase from there. */
    private static final String CLEAR = "\033[H\033[J";

    private final Environment environment;
    private final GlobalOptions options;

    public Output(Environment environment, GlobalOptions options) {
        this.environment = environment;
        this.options = options;
    }

    public <T> void rows(Columns<T> columns, List<T> rows) {
        RowWriter<T> writer = writer(columns);
        writer.rows(rows);
        writer.end();
        stopIfClosed();
    }

    /** The same for any number of rows, which are not all in memory at once. */
    public <T> RowStream<T> stream(Columns<T> columns) {
        return new RowStream<>(writer(columns), this::stopIfClosed);
    }

    /** One row in full: a line for each column in a table, a single object in json. */
    public <T> void row(Columns<T> columns, T row) {
        switch (options.format()) {
            case TABLE -> new TableWriter<>(environment.out(), columns.list(), room()).row(row);
            case JSON -> new JsonWriter<>(environment.out(), columns.list()).row(row);
            case CSV -> new CsvWriter<>(environment.out(), columns.list()).rows(List.of(row));
        }
        stopIfClosed();
    }

    /** A text that is the result itself, whatever the format, such as a script. */
    public void text(String text) {
        environment.out().println(text);
        stopIfClosed();
    }

    /** Bytes as they are, which must never reach a terminal. */
    public void bytes(byte[] bytes) {
        environment.out().flush();
        try {
            environment.bytes().write(bytes);
        } catch (IOException closed) {
            throw new OutputClosed();
        }
    }

    /** Whether a terminal shows what is printed, and obeys what is in it. */
    public boolean isTerminal() {
        return environment.terminal().showsOutput();
    }

    /**
     * Whether colours are welcome.
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    public boolean isColoured() {
        Map<String, String> variables = environment.variables();
        return isTerminal()
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
    }

    /** A sentence for the person, beside the data: to standard error. */
    public void notice(String sentence) {
        environment.err().println(Text.line(sentence));
        environment.err().flush();
    }

    /** Whether rows are printed as a table. */
    public boolean isForPeople() {
        return options.format() == Format.TABLE;
    }

    /** Shows it again and again, on a terminal in place of what was there, until the process is interrupted. */
    public void watch(Duration pause, Runnable show) {
        boolean redraw = environment.terminal().showsOutput();
        try {
            while (true) {
                environment.out().print(redraw ? CLEAR : "");
                show.run();
                environment.out().flush();
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** For long work: a bar on standard error, where somebody sees it. */
    public Progress progress(String task, long total) {
        return Progress.of(environment, task, total);
    }

    private <T> RowWriter<T> writer(Columns<T> columns) {
        return switch (options.format()) {
            case TABLE -> new TableWriter<>(environment.out(), columns.list(), room());
            case JSON -> new JsonWriter<>(environment.out(), columns.list());
            case CSV -> new CsvWriter<>(environment.out(), columns.list());
        };
    }

    private Optional<Integer> room() {
        Terminal terminal = environment.terminal();
        return terminal.showsOutput() ? Optional.of(terminal.width()) : Optional.empty();
    }

    private void stopIfClosed() {
        if (environment.out().checkError()) {
            throw new OutputClosed();
        }
    }
}
