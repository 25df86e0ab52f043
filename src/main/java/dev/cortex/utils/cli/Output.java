package dev.cortex.utils.cli;

import dev.cortex.utils.problem.Problem;
import java.io.BufferedWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where commands put their results, in the format that was asked for. */
public final class Output {
    /** ECMA-48: cursor to the top left, and erase from there. */
    private static final String CLEAR = "\033[H\033[J";

    private static final int LARGE = 64 * 1024;

    private final Environment environment;
    private final GlobalOptions options;

    public Output(Environment environment, GlobalOptions options) {
        this.environment = environment;
        this.options = options;
    }

    public <T> void rows(Columns<T> columns, List<T> rows) {
        switch (options.format()) {
            case TABLE -> new TableWriter(environment.out()).rows(columns.list(), rows, room());
            case JSON -> new JsonWriter(environment.out()).rows(columns.list(), rows);
            case CSV -> csv(columns, rows);
        }
        stopIfClosed();
    }

    /** One row in full: a line for each column in a table, a single object in json. */
    public <T> void row(Columns<T> columns, T row) {
        switch (options.format()) {
            case TABLE -> new TableWriter(environment.out()).row(columns.list(), row);
            case JSON -> new JsonWriter(environment.out()).row(columns.list(), row);
            case CSV -> csv(columns, List.of(row));
        }
        stopIfClosed();
    }

    /** A text that is the result itself, whatever the format, such as a script. */
    public void text(String text) {
        environment.out().println(text);
        stopIfClosed();
    }

    /** For results that never end, or are larger than memory; they go out in large pieces. */
    public Writer writer() {
        return new BufferedWriter(new Checked(), LARGE);
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

    /** The same for bytes, of which nobody knows how many there will be. */
    public Progress progressInBytes(String task) {
        return Progress.ofBytes(environment, task);
    }

    /** Whether a person sees the results themselves come. */
    public boolean isShown() {
        return environment.terminal().showsOutput();
    }

    private <T> void csv(Columns<T> columns, List<T> rows) {
        environment.out().print(Csv.head(columns));
        rows.forEach(row -> environment.out().print(Csv.line(columns, row)));
    }

    private Optional<Integer> room() {
        Terminal terminal = environment.terminal();
        return terminal.showsOutput() ? Optional.of(terminal.width()) : Optional.empty();
    }

    private void stopIfClosed() {
        if (environment.out().checkError()) {
            throw environment.out() instanceof StreamWriter stream
                    ? stream.failure().<RuntimeException>map(Output::full).orElseGet(OutputClosed::new)
                    : new OutputClosed();
        }
    }

    private static Problem full(String reason) {
        return Problem.refused("cannot write to standard output: " + reason, "What is there so far is not all.");
    }

    private final class Checked extends Writer {
        @Override
        public void write(char[] text, int offset, int length) {
            environment.out().write(text, offset, length);
            stopIfClosed();
        }

        @Override
        public void flush() {
            stopIfClosed();
        }

        @Override
        public void close() {
            stopIfClosed();
        }
    }
}
