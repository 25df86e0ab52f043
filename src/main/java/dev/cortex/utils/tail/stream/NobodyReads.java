package dev.cortex.utils.tail.stream;

/** Ends the thread that brings an item after whoever takes them has gone. */
final class NobodyReads extends RuntimeException {
    private static final long serialVersionUID = 1;

    NobodyReads() {
        super("nobody reads any more");
    }
}
