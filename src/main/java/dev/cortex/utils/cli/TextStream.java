package dev.cortex.utils.cli;

import java.io.PrintWriter;

/** Texts that are printed as they come: each at once where somebody watches, in large pieces elsewhere. */
public final class TextStream {
    private static final int LARGE = 64 * 1024;

    private final PrintWriter out;
    private final boolean watched;
    private final Runnable flush;
    private int waiting;

    TextStream(PrintWriter out, boolean watched, Runnable flush) {
        this.out = out;
        this.watched = watched;
        this.flush = flush;
    }

    public void text(String text) {
        out.println(text);
        waiting += text.length();
        if (watched || waiting >= LARGE) {
            end();
        }
    }

    public void end() {
        flush.run();
        waiting = 0;
    }
}
