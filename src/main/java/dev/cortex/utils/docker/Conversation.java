package dev.cortex.utils.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Requests and answers, in a version of the API that both sides speak. */
final class Conversation {
    static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

    private static final long LONGEST_ERROR = 4096;

    private final Http http;
    private final OkHttpClient patient;
    private final Failures failures;
    private volatile @Nullable ApiVersion agreed;

    Conversation(DockerSettings settings) {
        http = Http.to(settings);
        patient = http.patient();
        failures = new Failures(settings.host());
    }

    /** The beginning of a request: the version, and these parts of the path. */
    HttpUrl.Builder url(String... path) {
        ApiVersion known = agreed;
        HttpUrl.Builder url = http.base().newBuilder().addPathSegment("v" + (known == null ? negotiate() : known));
        for (String segment : path) {
            url.addPathSegment(segment);
        }
        return url;
    }

    /** A request whose answer comes within half a minute. */
    Call call(HttpUrl.Builder url) {
        return call(http.client(), url);
    }

    /** A request whose answer may take, or be silent for, as long as it likes. */
    Call patientCall(HttpUrl.Builder url) {
        return call(patient, url);
    }

    JsonNode json(HttpUrl.Builder url) {
        try (Response response = answer(call(url))) {
            return JSON.readValue(response.body().byteStream());
        } catch (JsonProcessingException malformed) {
            throw failures.notAnEngine("its answer is no JSON");
        } catch (IOException failed) {
            throw failures.unreachable(failed);
        }
    }

    /** An answer that is no refusal. After a failure the version is agreed anew: another engine may come back. */
    Response answer(Call call) {
        try {
            Response response = call.execute();
            if (response.isSuccessful()) {
                return response;
            }
            try (response) {
                throw refused(response.code(), response.peekBody(LONGEST_ERROR).string());
            }
        } catch (IOException failed) {
            agreed = null;
            throw failures.unreachable(failed);
        }
    }

    void close() {
        http.close();
    }

    private ApiVersion negotiate() {
        try (Response response = answer(call(http.base().newBuilder().addPathSegment("_ping")))) {
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

    private static Call call(OkHttpClient client, HttpUrl.Builder url) {
        return client.newCall(new Request.Builder()
                .url(url.build())
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "cortex-utils")
                .build());
    }

    private DockerException refused(int status, String body) {
        agreed = status == 400 ? null : agreed;
        try {
            return failures.refused(
                    status, JSON.<JsonNode>readValue(body).path("message").asText());
        } catch (JsonProcessingException plain) {
            return failures.refused(status, body);
        }
    }
}
