package dev.cortex.utils.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How a container is right now.
 *
 * @param status {@code created}, {@code running}, {@code paused}, {@code restarting} (its policy waits), {@code removing}, {@code exited}
 *     or {@code dead}
 * @param running also while it is paused, or waits for being restarted
 * @param pid on the engine's machine; 0 when there is no process
 * @param exitCode of the last end; 0 while it runs again, or when it never ran
 * @param oomKilled whether, since it started last, the kernel killed a process of it for want of memory
 * @param startedAt the last time; empty when it never was
 * @param finishedAt the last time, which may be before it started again; empty when it never has
 */
public record ContainerState(
        String status,
        boolean running,
        Health health,
        int pid,
        int exitCode,
        boolean oomKilled,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    static ContainerState of(JsonNode json) {
        return new ContainerState(
                json.path("Status").asText(),
                json.path("Running").asBoolean(),
                Health.of(json.path("Health").path("Status").asText()),
                json.path("Pid").asInt(),
                json.path("ExitCode").asInt(),
                json.path("OOMKilled").asBoolean(),
                time(json.path("StartedAt")),
                time(json.path("FinishedAt")));
    }

    /** Never is the first moment of the year 1, Go's zero. */
    private static Optional<Instant> time(JsonNode json) {
        String text = json.asText();
        return text.isEmpty() || text.startsWith("0001-01-01T")
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }
}
