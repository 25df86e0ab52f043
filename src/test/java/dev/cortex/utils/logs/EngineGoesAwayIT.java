package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.docker.SecondEngine;
import dev.cortex.utils.docker.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The engine goes away while its logs are read: what is missing is said, not left out. */
@Timeout(180)
class EngineGoesAwayIT {
    private static final String MUCH = "i=0; while [ $i -lt 1000000 ]; do i=$((i+1));"
            + " echo \"INFO line $i of a container that has more to say than can be read in a moment or two\"; done";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory = Path.of(".");

    @TempDir
    private Path target = Path.of(".");

    @Test
    void neitherASearchNorAnExportPretendsToBeWhole() throws IOException {
        try (SecondEngine second = SecondEngine.start(directory);
                TestEngine containers = second.containers()) {
            containers.run("much", MUCH, "--detach");
            containers.docker("wait", "much");
            Path file = target.resolve("all.jsonl");
            CompletableFuture<Cli.Result> export = run(second, "export", "--output", file.toString());
            CompletableFuture<Cli.Result> search = run(second, "search", "--count", "line");
            while (!export.isDone() && size(target) == 0) {
                Thread.onSpinWait();
            }
            second.stop();

            for (Cli.Result result : List.of(export.join(), search.join())) {
                assertThat(result.code()).as(result.err()).isEqualTo(3);
                assertThat(result.out()).isEmpty();
                assertThat(result.err()).contains("the log of much broke off").hasLineCount(1);
            }
            assertThat(target).isEmptyDirectory();
        }
    }

    private static CompletableFuture<Cli.Result> run(SecondEngine engine, String... words) {
        String[] arguments = Stream.concat(Stream.of("logs"), Stream.of(words)).toArray(String[]::new);
        return CompletableFuture.supplyAsync(() -> Cli.run(Map.of("DOCKER_HOST", engine.host()), arguments));
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
