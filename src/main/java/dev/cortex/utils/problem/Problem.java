package dev.cortex.utils.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that ends a command: a message of one line, often a hint of one line that says what to do, rarely
 * a detail of several lines (statements to run). None of them may hold a secret.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What whoever asked can do about it. */
    public enum Kind {
        /** Ask for something else: this makes no sense, and nothing was tried. */
        WRONG_USAGE(ExitCode.USAGE),
        /** Forget it: what was named is not there, or no longer. */
        NOT_FOUND(ExitCode.REFUSED),
        /** Have somebody change something first: asked again as it is, it is refused again. */
        REFUSED(ExitCode.REFUSED),
        /** Ask again: something was in the way, such as a lock or a full disk, and may go away by itself. */
        IN_THE_WAY(ExitCode.REFUSED),
        /** Ask again until there is an answer: a server cannot be reached, or lets nobody in. What was asked may have been done. */
        UNREACHABLE(ExitCode.UNREACHABLE),
        /** Report it: nobody has thought of this. */
        UNEXPECTED(ExitCode.REFUSED);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        /** How a command ends that it ends. */
        public ExitCode exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final @Nullable String hint;
    private final @Nullable String detail;

    public Problem(
            Kind kind, String message, @Nullable String detail, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.detail = detail;
        this.hint = hint;
    }

    public static Problem refused(String message, String hint) {
        return new Problem(Kind.REFUSED, message, null, hint, null);
    }

    public static Problem usage(String message, String hint) {
        return new Problem(Kind.WRONG_USAGE, message, null, hint, null);
    }

    public static Problem unreachable(String message, String hint, Throwable cause) {
        return new Problem(Kind.UNREACHABLE, message, null, hint, cause);
    }

    public Kind kind() {
        return kind;
    }

    public ExitCode exitCode() {
        return kind.exitCode();
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
