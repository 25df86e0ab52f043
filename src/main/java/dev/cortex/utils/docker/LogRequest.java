package dev.cortex.utils.docker;

import okhttp3.Call;

/** A log that is about to be read. */
public final class LogRequest implements AutoCloseable {
    private final Call call;
    private final Conversation conversation;
    private final boolean tty;

    LogRequest(Call call, Conversation conversation, boolean tty) {
        this.call = call;
        this.conversation = conversation;
        this.tty = tty;
    }

    /** Waits for the engine to begin; before Docker 26 it does so with the first line. */
    public LogStream open() {
        return new LogStream(call, conversation.answer(call), tty, DockerEngine.LONGEST_LINE);
    }

    /** From any thread: makes {@link #open()}, or the stream that it opened, fail. */
    @Override
    public void close() {
        call.cancel();
    }
}
