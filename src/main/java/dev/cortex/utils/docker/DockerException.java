package dev.cortex.utils.docker;

import dev.cortex.utils.problem.Problem;

/** What an engine refused, or why it could not be asked. The message is one line. */
public final class DockerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the caller can do about it. */
    public enum Kind {
        /** Nobody answers there, or not in a language known here. Trying again later may help. */
        UNREACHABLE(Problem.Kind.UNREACHABLE),
        /** There is no such container, or no longer. */
        NOT_FOUND(Problem.Kind.NOT_FOUND),
        /** The container's log driver keeps nothing that the engine could read. Trying again never helps. */
        UNREADABLE_LOG(Problem.Kind.REFUSED),
        /** Anything else the engine said no to. */
        REFUSED(Problem.Kind.REFUSED);

        private final Problem.Kind problem;

        Kind(Problem.Kind problem) {
            this.problem = problem;
        }

        /** Whether asking again never helps. */
        public boolean isFinal() {
            return this == NOT_FOUND || this == UNREADABLE_LOG;
        }
    }

    private final Kind kind;
    private final String hint;

    DockerException(Kind kind, String message, String hint, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.hint = hint;
    }

    DockerException(Kind kind, String message, String hint) {
        super(message);
        this.kind = kind;
        this.hint = hint;
    }

    public Kind kind() {
        return kind;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** The same as the end of a command. */
    public Problem problem() {
        return new Problem(kind.problem, message(), null, hint, this);
    }
}
