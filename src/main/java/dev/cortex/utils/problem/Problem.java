package dev.cortex.utils.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that ends a command: a message of one line, often a hint of one line that says what to do, rarely
 * a detail of several lines (statements to run). None of them may hold a secret.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final @Nullable String hint;
    private final @Nullable String detail;

    public Problem(
            ExitCode exitCode,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.detail = detail;
        this.hint = hint;
    }

    public static Problem refused(String message, String hint) {
        return new Problem(ExitCode.REFUSED, message, null, hint, null);
    }

    public static Problem usage(String message, String hint) {
        return new Problem(ExitCode.USAGE, message, null, hint, null);
    }

    public static Problem unreachable(String message, String hint, Throwable cause) {
        return new Problem(ExitCode.UNREACHABLE, message, null, hint, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }
}
