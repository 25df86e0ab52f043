package dev.cortex.utils.events.code;

import java.util.Optional;

/** A code that an event says it is about. {@code http=503} as text. */
public record Code(CodeKind kind, String value) {
    public Code {
        if (!kind.admits(value)) {
            throw new IllegalArgumentException(value + " is no code of " + kind);
        }
    }

    /** One of that kind, where the value can be one. */
    public static Optional<Code> of(CodeKind kind, String value) {
        return kind.admits(value) ? Optional.of(new Code(kind, value)) : Optional.empty();
    }

    /** What is called an error code and no more: the HTTP status of an error, or an SQLSTATE that looks like no other. */
    public static Optional<Code> ofError(String value) {
        if (CodeKind.HTTP.admits(value) && value.charAt(0) >= '4') {
            return of(CodeKind.HTTP, value);
        }
        return SqlState.isUnmistakable(value) ? of(CodeKind.SQLSTATE, value) : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.label() + "=" + value;
    }
}
