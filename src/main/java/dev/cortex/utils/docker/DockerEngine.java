package dev.cortex.utils.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A Docker Engine. For any number of threads; every call but the streams answers within half a minute.
 *
 * <p>All calls throw {@link DockerException}.
 */
public final class DockerEngine implements AutoCloseable {
    /** A longer line is cut, and marked as such. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);
    private static final String STARTS = "{\"type\":[\"container\"],\"event\":[\"start\"]}";

    private final Http http;
    private final OkHttpClient patient;
    private final Failures failures;
    private volatile @Nullable ApiVersion agreed;

    /** Connects when first asked for something. */
    public DockerEngine(DockerSettings settings) {
        http = Http.to(settings);
        patient = http.patient();
        failures = new Failures(settings.host());
    }

    /** All containers, also those that do not run. */
    public List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        HttpUrl.Builder url = url("containers", "json").addQueryParameter("all", "1");
        for (JsonNode json : json(url.build())) {
            containers.add(Container.of(json));
        }
        return containers;
    }

    /** @param id an id or a name */
    public ContainerDetails inspect(String id) {
        return ContainerDetails.of(json(url("containers", id, "json").build()));
    }

    /** Opens a container's log. With {@link LogQuery#follow()} this may take as long as the next line does. */
    public LogStream logs(ContainerDetails container, LogQuery query) {
        return openLogs(container, query).open();
    }

    /** The same in two steps, so that another thread can close what is not open yet. */
    public LogRequest openLogs(ContainerDetails container, LogQuery query) {
        HttpUrl.Builder url = url("containers", container.id(), "logs");
        query.addTo(url);
        Call call = call(patient, url.build());
        return new LogRequest(call, this, container.tty());
    }

    /** The newest record of a container's log; unlike a stream, does not wait for it for long. */
    public void newest(ContainerDetails container, LineSink sink) throws IOException {
        HttpUrl.Builder url = url("containers", container.id(), "logs");
        LogQuery.ALL.tail(1).addTo(url);
        Call call = call(http.client(), url.build());
        try (LogRequest request = new LogRequest(call, this, container.tty())) {
            LogStream stream = request.open();
            while (stream.read(sink)) {}
        }
    }

    /** Which containers start from now on. */
    public EventStream events() {
        Call call =
                call(patient, url("events").addQueryParameter("filters", STARTS).build());
        return new EventStream(call, answer(call), JSON);
    }

    @Override
    public void close() {
        http.close();
    }

    /** The version of the API that both sides speak. */
    String version() {
        ApiVersion known = agreed;
        return (known == null ? negotiate() : known).toString();
    }

    private ApiVersion negotiate() {
        try (Response response = answer(call(
                http.client(), http.base().newBuilder().addPathSegment("_ping").build()))) {
            String newest = response.header("Api-Version");
            if (newest == null) {
                throw failures.notAnEngine("what answers there is no Docker Engine");
            }
            ApiVersion version = ApiVersion.agreed(ApiVersion.parse(newest));
            if (version.compareTo(ApiVersion.OLDEST) < 0) {
                throw failures.notAnEngine(
                        "it speaks API " + version + ", too old by years; " + ApiVersion.OLDEST + " is needed");
            }
            agreed = version;
            return version;
        } catch (IllegalArgumentException malformed) {
            throw failures.notAnEngine(String.valueOf(malformed.getMessage()));
        }
    }

    private HttpUrl.Builder url(String... path) {
        HttpUrl.Builder url = http.base().newBuilder().addPathSegment("v" + version());
        for (String segment : path) {
            url.addPathSegment(segment);
        }
        return url;
    }

    private static Call call(OkHttpClient client, HttpUrl url) {
        return client.newCall(new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "cortex-utils")
                .build());
    }

    private JsonNode json(HttpUrl url) {
        try (Response response = answer(call(http.client(), url))) {
            return JSON.readValue(response.body().byteStream());
        } catch (JsonProcessingException malformed) {
            throw failures.notAnEngine("its answer is no JSON");
        } catch (IOException failed) {
            throw failures.unreachable(failed);
        }
    }

    /** An answer of status 200; after a failure the version is negotiated anew, since another engine may come back. */
    Response answer(Call call) {
        try {
            Response response = call.execute();
            if (response.isSuccessful()) {
                return response;
            }
            try (response) {
                throw refused(response.code(), response.peekBody(4096).string());
            }
        } catch (IOException failed) {
            agreed = null;
            throw failures.unreachable(failed);
        }
    }

    private DockerException refused(int status, String body) {
        try {
            agreed = status == 400 ? null : agreed;
            JsonNode json = JSON.readValue(body);
            return failures.refused(status, json.path("message").asText());
        } catch (JsonProcessingException plain) {
            return failures.refused(status, body);
        }
    }
}
