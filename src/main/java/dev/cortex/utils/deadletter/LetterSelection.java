package dev.cortex.utils.deadletter;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters a command is to change; to say nothing is not enough. */
final class LetterSelection {
    @Option(names = "--id", paramLabel = "ID", description = "This one.")
    private @Nullable Long id;

    @Mixin
    private LetterFilter filter = new LetterFilter();

    @Option(names = "--all", description = "All there are, when no filter is given.")
    private boolean all;

    @Nullable
    Long id() {
        return id;
    }

    LetterFilter filter() {
        return filter;
    }

    boolean all() {
        return all;
    }
}
