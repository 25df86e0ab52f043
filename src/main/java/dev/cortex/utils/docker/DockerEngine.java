package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.HttpUrl;

/**
 * A Docker Engine. For any number of threads. All calls throw {@link DockerException}; those that do not open a stream
 * answer within half a minute, and the first of them, which asks for the version before, within a whole one.
 */
public final class DockerEngine implements AutoCloseable {
    /** A longer line, in bytes, is cut and marked as such. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final EventQuery COMING_AND_GOING = EventQuery.of(ContainerAction.START, ContainerAction.DESTROY);

    private final Conversation conversation;

    /** Connects when first asked for something. */
    public DockerEngine(DockerSettings settings) {
        conversation = new Conversation(settings);
    }

    /** All containers, also those that do not run. */
    public List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        for (JsonNode json :
                conversation.json(conversation.url("containers", "json").addQueryParameter("all", "1"))) {
            containers.add(Container.of(json));
        }
        return containers;
    }

    /** @param id an id or a name */
    public ContainerDetails inspect(String id) {
        return ContainerDetails.of(conversation.json(conversation.url("containers", id, "json")));
    }

    /** A container's log, to be opened; another thread can close what is not open yet. */
    public LogRequest openLogs(ContainerDetails container, LogQuery query) {
        Call call = conversation.patientCall(logs(container, query));
        return new LogRequest(call, conversation, container.tty());
    }

    /**
     * The newest record of a container's log; unlike a stream, does not wait for it for long.
     *
     * @throws IOException when the connection broke
     */
    public void newest(ContainerDetails container, LineSink sink) throws IOException {
        Call call = conversation.call(logs(container, LogQuery.ALL.tail(1)));
        try (LogRequest request = new LogRequest(call, conversation, container.tty());
                LogStream stream = request.open()) {
            while (stream.read(sink)) {}
        }
    }

    /** Which containers start, and which are removed, from now on. */
    public EventStream events() {
        return events(COMING_AND_GOING);
    }

    /** What happens to containers, and, if that is asked for, what has happened. */
    public EventStream events(EventQuery query) {
        HttpUrl.Builder url = conversation.url("events");
        query.addTo(url);
        Call call = conversation.patientCall(url);
        return new EventStream(call, conversation.answer(call), Conversation.JSON);
    }

    @Override
    public void close() {
        conversation.close();
    }

    private HttpUrl.Builder logs(ContainerDetails container, LogQuery query) {
        HttpUrl.Builder url = conversation.url("containers", container.id(), "logs");
        query.addTo(url);
        return url;
    }
}
