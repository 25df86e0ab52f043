package dev.cortex.utils.problem;

/** How a run ended, as scripts see it. */
public enum ExitCode {
    DONE(0),
    /** The thing asked about is bad, was not found, or may not be done. */
    REFUSED(1),
    /** Wrong usage: nothing was tried. */
    USAGE(2),
    /** A server cannot be reached. */
    UNREACHABLE(3),
    /** Nobody reads the output any more: 128 plus the number of SIGPIPE, as shells report it. */
    OUTPUT_CLOSED(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
