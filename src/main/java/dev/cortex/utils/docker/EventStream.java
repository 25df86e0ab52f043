package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Response;

/** What happens to containers from the moment this was opened. Closing it wakes a reader. */
public final class EventStream implements AutoCloseable {
    private final Call call;
    private final MappingIterator<JsonNode> events;

    EventStream(Call call, Response response, ObjectReader json) throws IOException {
        this.call = call;
        this.events = json.readValues(response.body().byteStream());
    }

    /**
     * Waits for the next event; empty when the engine ended the stream, as it does when it stops.
     *
     * @throws IOException when the connection broke, or when this was closed
     */
    public Optional<ContainerEvent> next() throws IOException {
        return events.hasNextValue() ? Optional.of(ContainerEvent.of(events.nextValue())) : Optional.empty();
    }

    @Override
    public void close() {
        call.cancel();
    }
}
