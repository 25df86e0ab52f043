package dev.cortex.utils.cli;

import java.util.Optional;

/** The person at the other end, if there is one. */
public interface Terminal {

    boolean readsInput();

    boolean showsOutput();

    boolean showsErrors();

    /** In columns; asked only when it shows something. */
    int width();

    /** The next line typed, without its end; empty at the end of input. */
    Optional<String> readLine();
}
