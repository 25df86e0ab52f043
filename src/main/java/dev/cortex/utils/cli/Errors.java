package dev.cortex.utils.cli;

import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where errors become text and exit codes. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final GlobalOptions options;

    Errors(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof OutputClosed) {
            return ExitCode.OUTPUT_CLOSED.number();
        }
        PrintWriter err = command.getErr();
        Problem problem = exception instanceof Problem known ? known : unexpected(exception);
        write(err, problem);
        if (options.verbose()) {
            exception.printStackTrace(err);
        }
        err.flush();
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
        err.println("cortex-utils: " + Text.line(problem.message()));
        problem.detail().ifPresent(detail -> Text.lines(detail).lines().forEach(line -> err.println("    " + line)));
        problem.hint().ifPresent(hint -> err.println("Hint: " + Text.line(hint)));
        err.flush();
    }

    private static Problem unexpected(Exception exception) {
        return new Problem(
                ExitCode.REFUSED,
                "unexpected error: " + exception,
                null,
                "This is a bug. Please report it with what --verbose prints.",
                exception);
    }

    private static String firstLine(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }
}
