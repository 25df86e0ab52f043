package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cortex.utils.docker.DockerException.Kind;
import dev.cortex.utils.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client says and does when the engine is another than the one at hand, or none. */
@Timeout(60)
class DockerEngineTest {
    private static final String NO_CONTAINERS = "[]";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1.41, /v1.41/", "1.47, /v1.47/", "1.52, /v1.47/"})
    void theVersionIsTheNewestThatBothSidesSpeak(String newest, String path) throws IOException {
        try (FakeEngine fake = speaking(newest);
                DockerEngine engine = fake.client()) {
            engine.containers();

            assertThat(fake.requests()).last().asString().contains(path);
        }
    }

    @Test
    void aServerThatIsTooOldIsSaidToBe() throws IOException {
        try (FakeEngine fake = speaking("1.24");
                DockerEngine engine = fake.client()) {
            assertThat(failure(engine)).hasMessageContaining("it speaks API 1.24, too old");
        }
    }

    @Test
    void aServerThatIsNoEngineIsSaidNotToBe() throws IOException {
        try (FakeEngine fake = new FakeEngine(socket(), path -> FakeEngine.ok("", "hello"));
                DockerEngine engine = fake.client()) {
            assertThat(failure(engine)).hasMessageContaining("no Docker Engine");
        }
    }

    @Test
    void anEngineThatComesBackAsAnotherVersionIsAskedAgain() throws IOException {
        String[] version = {"1.47"};
        FakeEngine.Answers answers = path -> path.equals("/_ping")
                ? ping(version[0])
                : path.startsWith("/v" + version[0])
                        ? FakeEngine.ok("", NO_CONTAINERS)
                        : FakeEngine.error(400, "{\"message\":\"client version is too new\"}");
        try (FakeEngine fake = new FakeEngine(socket(), answers);
                DockerEngine engine = fake.client()) {
            engine.containers();
            version[0] = "1.41";

            assertThat(failure(engine)).hasMessageContaining("too new");
            assertThat(engine.containers()).isEmpty();
        }
    }

    @Test
    void aMissingSocketIsSaidWithWhatToDo() {
        try (DockerEngine engine = new DockerEngine(new DockerSettings(new DockerHost.Unix(socket()), directory))) {
            DockerException failure = failure(engine);

            assertThat(failure).hasMessageContaining("no socket there").hasMessageContaining(socket().toString());
            assertThat(failure.problem().exitCode()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(failure.problem().hint().orElse("")).contains("DOCKER_HOST");
        }
    }

    @Test
    void aSocketNobodyListensOnIsSaidToBe() throws IOException {
        FakeEngine gone = speaking("1.41");
        gone.close();

        try (DockerEngine engine = gone.client()) {
            assertThat(failure(engine)).hasMessageContaining("connection refused");
        }
    }

    @Test
    void aPortNobodyListensOnIsSaidToBe() throws IOException {
        DockerHost host = new DockerHost.Tcp("127.0.0.1", FakeEngine.freePort(), false);
        try (DockerEngine engine = new DockerEngine(new DockerSettings(host, directory))) {
            assertThat(failure(engine))
                    .hasMessageContaining("connection refused")
                    .hasMessageContaining("tcp://");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "501, UNREADABLE_LOG", "403, REFUSED", "500, REFUSED", "503, UNREACHABLE"})
    void theStatusSaysWhatKindOfNoItIs(int status, Kind kind) throws IOException {
        FakeEngine.Answers answers = path ->
                path.equals("/_ping") ? ping("1.41") : FakeEngine.error(status, "{\"message\":\"because\\nof that\"}");
        try (FakeEngine fake = new FakeEngine(socket(), answers);
                DockerEngine engine = fake.client()) {
            DockerException failure = failure(engine);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessage("Docker Engine: because");
        }
    }

    @Test
    void closingFromAnotherThreadWakesAStreamThatHasNotBegun() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        FakeEngine.Answers silentEvents = path -> {
            if (path.contains("/events")) {
                asked.countDown();
                return "";
            }
            return ping("1.41");
        };
        try (FakeEngine fake = new FakeEngine(socket(), silentEvents)) {
            DockerEngine engine = fake.client();
            CompletableFuture<Throwable> waiting =
                    CompletableFuture.supplyAsync(() -> Assertions.catchThrowable(engine::events));
            asked.await();
            engine.close();

            assertThat(waiting.join()).isInstanceOf(DockerException.class);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void anInterruptWakesAReader() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeEngine fake = new FakeEngine(socket(), path -> {
                    asked.countDown();
                    return "";
                });
                DockerEngine engine = fake.client()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread reader = new Thread(() -> failure.complete(Assertions.catchThrowable(engine::containers)));
            reader.start();
            asked.await();
            reader.interrupt();

            assertThat(failure.get()).isInstanceOf(DockerException.class);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsNoEngine() throws IOException {
        try (FakeEngine fake = new FakeEngine(
                        socket(), path -> path.equals("/_ping") ? ping("1.41") : FakeEngine.ok("", "<html>"));
                DockerEngine engine = fake.client()) {
            assertThat(failure(engine)).hasMessageContaining("no JSON");
        }
    }

    private FakeEngine speaking(String version) throws IOException {
        return new FakeEngine(
                socket(), path -> path.equals("/_ping") ? ping(version) : FakeEngine.ok("", NO_CONTAINERS));
    }

    private static String ping(String version) {
        return FakeEngine.ok("Api-Version: " + version + "\r\n", "OK");
    }

    private static DockerException failure(DockerEngine engine) {
        return catchThrowableOfType(DockerException.class, engine::containers);
    }

    private Path socket() {
        return directory.resolve("docker.sock");
    }
}
