package dev.cortex.utils.cli;

import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.problem.Problem;
import java.io.BufferedWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
            case TABLE -> new TableWriter<>(environment.out(), columns, room()).row(row);
            case JSON -> new JsonWriter<>(environment.out(), columns).row(row);
            case CSV -> new CsvWriter<>(environment.out(), columns).rows(List.of(row));
        }
        stopIfClosed();
    }

    /** A text that is the result itself, whatever the format, such as a script. */
    public void text(String text) {
        environment.out().println(text);
        stopIfClosed();
    }

    /** The same for any number of texts. */
    public TextStream texts() {
        return new TextStream(environment.out(), isShown(), this::stopIfClosed);
    }

    /** Bytes as they are, which must never reach a terminal. */
    public void bytes(byte[] bytes) {
        if (environment.out() instanceof StreamWriter stream) {
            stream.bytes(bytes);
        } else {
            environment.out().print(new String(bytes, StandardCharsets.UTF_8));
        }
        stopIfClosed();
    }

    /**
     * Whether colours are welcome.
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    public boolean isColoured() {
        Map<String, String> variables = environment.variables();
        return isShown()
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
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

    /** Shows it again and again, on a terminal in place of what was there, until waiting is ended. */
    public void watch(Duration pause, Runnable show, Waiter waiter) {
        boolean redraw = environment.terminal().showsOutput();
        do {
            environment.out().print(redraw ? CLEAR : "");
            show.run();
            environment.out().flush();
        } while (waiter.pause(pause));
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

    private <T> RowWriter<T> writer(Columns<T> columns) {
        return switch (options.format()) {
            case TABLE -> new TableWriter<>(environment.out(), columns, room());
            case JSON -> new JsonWriter<>(environment.out(), columns);
            case CSV -> new CsvWriter<>(environment.out(), columns);
        };
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
