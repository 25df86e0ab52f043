package dev.cortex.utils;

import dev.cortex.utils.cli.Environment;
import dev.cortex.utils.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Runs the real command line inside this process. */
public final class Cli {
    private static final Path NO_HOME = Path.of("/nonexistent");

    private Cli() {}

    /** What a run printed, and its exit code. */
    public record Result(String out, String err, int code) {}

    /** Without a terminal, as from cron. */
    public static Result run(Map<String, String> variables, String... args) {
        return run(variables, NO_HOME, NO_TERMINAL, args);
    }

    /** With a person at a terminal who answers a question with {@code answer}. */
    public static Result answering(String answer, Map<String, String> variables, String... args) {
        return run(variables, NO_HOME, new Person(answer), args);
    }

    /** With {@code .cortex/utils.yaml} and {@code .pgpass} of that home directory. */
    public static Result at(Path home, Map<String, String> variables, String... args) {
        return run(variables, home, NO_TERMINAL, args);
    }

    private static Result run(Map<String, String> variables, Path home, Terminal terminal, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new Environment(
                        variables, home, new PrintWriter(out), new PrintWriter(err), terminal, Clock.systemUTC()),
                args);
        return new Result(out.toString(), err.toString(), code);
    }

    private static final Terminal NO_TERMINAL = new Terminal() {
        @Override
        public boolean readsInput() {
            return false;
        }

        @Override
        public boolean showsOutput() {
            return false;
        }

        @Override
        public boolean showsErrors() {
            return false;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public Optional<String> readLine() {
            return Optional.empty();
        }
    };

    private record Person(String answer) implements Terminal {
        @Override
        public boolean readsInput() {
            return true;
        }

        @Override
        public boolean showsOutput() {
            return true;
        }

        @Override
        public boolean showsErrors() {
            return false;
        }

        @Override
        public int width() {
            return 80;
        }

        @Override
        public Optional<String> readLine() {
            return Optional.of(answer);
        }
    }
}
