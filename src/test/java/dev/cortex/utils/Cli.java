package dev.cortex.utils;

import dev.cortex.utils.cli.Environment;
import dev.cortex.utils.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the real command line inside this process. */
public final class Cli {
    private static final Path NO_HOME = Path.of("/nonexistent");

    private Cli() {}

    /** What a run printed, and its exit code. */
    public record Result(String out, String err, int code) {
        /** The indented lines, but for what is a comment in SQL: what a superuser is asked to run. */
        public List<String> statements() {
            return err.lines()
                    .filter(line -> line.startsWith("    "))
                    .map(String::strip)
                    .filter(line -> !line.startsWith("--"))
                    .toList();
        }
    }

    /** Without a terminal, as from cron. */
    public static Result run(Map<String, String> variables, String... args) {
        return run(variables, NO_HOME, NO_TERMINAL, args);
    }

    /** With a person at a terminal who answers a question with {@code answer}. */
    public static Result answering(String answer, Map<String, String> variables, String... args) {
        return run(variables, NO_HOME, new Person(answer), args);
    }

    /** At a terminal that shows what is printed while the command goes on; returns the exit code. */
    public static int watched(Writer screen, Map<String, String> variables, String... args) {
        return Main.run(
                new Environment(
                        variables,
                        NO_HOME,
                        new PrintWriter(screen),
                        new PrintWriter(new StringWriter()),
                        new Person("n"),
                        Clock.systemUTC()),
                args);
    }

    /** {@code bin/cortex-utils} as a process of its own, which can be killed. */
    public static Process start(Map<String, String> variables, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bin/cortex-utils"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** With {@code .cortex/utils.yaml} of that home directory. */
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
