package dev.cortex.utils.cli;

/** Nobody reads standard output any more, as in {@code … | head}: no error, but no reason to go on. */
final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputClosed() {
        super("standard output is closed", null, false, false);
    }
}
