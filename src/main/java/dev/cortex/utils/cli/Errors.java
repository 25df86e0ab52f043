package dev.cortex.utils.cli;

import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where errors become text and exit codes. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Pattern CHOICE =
            Pattern.compile("(.*: )expected one of \\[(.*)] \\(case-insensitive\\) but was ('.*')");

    private final GlobalOptions options;

    Errors(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof OutputClosed) {
            return ExitCode.OUTPUT_CLOSED.number();
        }
        Problem problem = exception instanceof Problem known ? known : unexpected(exception);
        if (options.logFormat() == LogFormat.JSON) {
            LoggerFactory.getLogger(Errors.class).error(oneLine(problem), options.verbose() ? exception : null);
        } else {
            write(command.getErr(), problem);
            if (options.verbose()) {
                exception.printStackTrace(command.getErr());
            }
        }
        command.getErr().flush();
        return problem.exitCode().number();
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        List<String> suggestions =
                exception instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String help = "See: " + command.getCommandSpec().qualifiedName() + " --help";
        String hint = suggestions.isEmpty() ? help : "Did you mean " + suggestions.get(0) + "? " + help;
        write(command.getErr(), Problem.usage(Text.line(firstLine(exception)), hint));
        return ExitCode.USAGE.number();
    }

    private static void write(PrintWriter err, Problem problem) {
        err.println("cortex-utils: " + oneLine(problem));
        problem.detail().ifPresent(detail -> Text.lines(detail).lines().forEach(line -> err.println("    " + line)));
        err.flush();
    }

    private static String oneLine(Problem problem) {
        // Messages that came from a library may end in a period, or a line feed.
        String message = problem.message().replaceFirst("[.\\s]+$", "");
        return Text.line(message + problem.hint().map(hint -> ". " + hint).orElse(""));
    }

    private static Problem unexpected(Exception exception) {
        return new Problem(
                Problem.Kind.UNEXPECTED,
                "unexpected error: " + exception,
                null,
                "This is a bug. Please report it with what --verbose prints.",
                exception);
    }

    /** In picocli's words, but for the choices, which it spells as they are in Java. */
    private static String firstLine(Exception exception) {
        String line = String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        Matcher choice = CHOICE.matcher(line);
        return choice.matches()
                ? choice.group(1) + choice.group(3) + " is none of "
                        + choice.group(2).toLowerCase(Locale.ROOT)
                : line;
    }
}
