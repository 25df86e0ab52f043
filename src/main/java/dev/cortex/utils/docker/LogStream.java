package dev.cortex.utils.docker;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;

/** A container's log on its way here. For one thread; closing the {@link LogRequest}, from any other, wakes it. */
public final class LogStream implements AutoCloseable {
    private final Call call;
    private final Response response;
    private final LogReader reader;

    LogStream(Call call, Response response, boolean tty, int longestLine) {
        this.call = call;
        this.response = response;
        this.reader = new LogReader(response.body().byteStream(), tty, longestLine);
    }

    /**
     * Waits for what the engine sends next and hands on the lines that it completes.
     *
     * @return false at the end
     * @throws IOException when the connection broke, when what came is no log, or when the request was closed
     * @throws DockerException when the engine could not read on
     */
    public boolean read(LineSink sink) throws IOException {
        return reader.read(sink);
    }

    /** After the end: hands on the last lines, the ones without a newline. */
    public void finish(LineSink sink) {
        reader.finish(sink);
    }

    /**
     * When the oldest line began whose end has not come yet, in nanoseconds since 1970; {@link Long#MAX_VALUE} if there is none. True also
     * while a line is handed on.
     */
    public long unfinished() {
        return reader.unfinished();
    }

    /** How many records the engine sent so far: lines, or pieces of 16 KiB of long ones. */
    public long records() {
        return reader.records();
    }

    @Override
    public void close() {
        call.cancel();
        response.close();
    }
}
