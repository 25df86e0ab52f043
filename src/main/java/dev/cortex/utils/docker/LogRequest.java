package dev.cortex.utils.docker;

import okhttp3.Call;

/** A log that is about to be read. */
public final class LogRequest implements AutoCloseable {
    private final Call call;
    private final DockerEngine engine;
    private final boolean tty;

    LogRequest(Call call, DockerEngine engine, boolean tty) {
        this.call = call;
        this.engine = engine;
        this.tty = tty;
    }

    /** Waits for the engine to begin; before Docker 26 it does so with the first line. */
    public LogStream open() {
        return new LogStream(call, engine.answer(call), tty, DockerEngine.LONGEST_LINE);
    }

    /** From any thread: makes {@link #open()}, or the stream that it opened, fail. */
    @Override
    public void close() {
        call.cancel();
    }
}
