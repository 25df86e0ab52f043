package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What happens to containers from the moment this was opened, after what had happened before if the {@link EventQuery} asks for that.
 * For one thread, but for {@link #hangUp}, which wakes it. The engine drops events for a reader that is more than about a thousand behind.
 */
public final class EventStream implements AutoCloseable {
    private final Call call;
    private final Response response;
    private final InputStream input;
    private final ObjectReader json;
    private @Nullable MappingIterator<JsonNode> events;

    EventStream(Call call, Response response, ObjectReader json) {
        this.call = call;
        this.response = response;
        this.input = response.body().byteStream();
        this.json = json;
    }

    /**
     * Waits for the next event; empty when the engine ended the stream, as it does when it stops.
     *
     * @throws IOException when the connection broke, or somebody hung up
     */
    public Optional<ContainerEvent> next() throws IOException {
        MappingIterator<JsonNode> values = events == null ? json.readValues(input) : events;
        events = values;
        return values.hasNextValue() ? Optional.of(ContainerEvent.of(values.nextValue())) : Optional.empty();
    }

    /** From any thread: makes {@link #next} fail. */
    public void hangUp() {
        call.cancel();
    }

    @Override
    public void close() {
        call.cancel();
        response.close();
    }
}
