package dev.cortex.utils.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.Sources;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.problem.Problem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ListeningIT {
    @RegisterExtension
    static final TestDatabase POSTGRES = TestDatabase.migrated();

    private static final Duration HOUR = Duration.ofHours(1);

    /** Lets no time pass, and calls it passed. */
    private static final Waiter AT_ONCE = duration -> true;

    private Database database;

    @BeforeEach
    void configure() {
        database = database(Map.of("POSTGRES_APPLICATION_NAME", "alerter"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWaitEndsWithWhatAnotherSessionTells() {
        try (Listening listening = database.listening("queue")) {
            Waiter tellingMeanwhile = duration -> {
                tell("queue", "job 1");
                return new Shutdown().pause(duration);
            };

            assertThat(listening.await(HOUR, tellingMeanwhile)).startsWith(new Notification("queue", "job 1"));
        }
    }

    @Test
    void whatIsToldWhileNobodyAwaitsItIsKept() {
        try (Listening listening = database.listening("queue", "alerts")) {
            tell("queue", "job 1");
            tell("alerts", "");
            tell("other", "not heard");
            tell("queue", "job 2");

            assertThat(heard(listening, 3))
                    .containsExactly(
                            new Notification("queue", "job 1"),
                            new Notification("alerts", ""),
                            new Notification("queue", "job 2"));
            assertThat(listening.await(Duration.ZERO, AT_ONCE)).isEmpty();
        }
    }

    @Test
    void namesAreIdentifiersWhateverIsInThem() {
        String[] names = {
            "Queue",
            "select",
            "a b",
            "a\"b",
            "x\"; drop table queue; --",
            "{fn now()}",
            "?",
            "$1",
            "'",
            "\\",
            "*",
            "Größe"
        };
        try (Listening listening = database.listening(names)) {
            tell("queue", "not heard");
            for (String name : names) {
                tell(name, "job 1");
            }

            assertThat(heard(listening, names.length))
                    .extracting(Notification::channel)
                    .containsExactly(names);
        }
    }

    @Test
    void aWaitEndsWithItsTime() {
        try (Listening listening = database.listening("queue")) {
            List<Duration> pauses = new ArrayList<>();

            List<Notification> told = listening.await(Duration.ofMillis(1050), duration -> pauses.add(duration));

            assertThat(told).isEmpty();
            assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(1050));
        }
    }

    @Test
    void aWaitEndsWithTheShutdown() {
        Shutdown shutdown = new Shutdown();
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        try (Listening listening = database.listening("queue")) {
            CompletableFuture<List<Notification>> told = Sessions.meanwhile(() -> listening.await(HOUR, duration -> {
                waiting.complete(null);
                return shutdown.pause(duration);
            }));
            waiting.join();

            shutdown.begin();

            assertThat(Sessions.resultOf(told)).isEmpty();
        }
    }

    @Test
    void aSessionThatWasEndedIsUnreachableAndCanBeOpenedAnew() {
        try (Listening listening = database.listening("queue")) {
            assertThat(POSTGRES.value("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'alerter (listening)'"))
                    .isEqualTo("t");

            assertUnreachable(() -> listening.await(HOUR, new Shutdown()), "terminating connection");
            assertUnreachable(() -> listening.await(HOUR, new Shutdown()), "");
        }
        try (Listening again = database.listening("queue")) {
            tell("queue", "job 1");

            assertThat(again.await(HOUR, new Shutdown())).hasSize(1);
        }
    }

    @Test
    void aServerThatNoLongerAnswersIsUnreachable() throws IOException {
        try (SilentProxy proxy = proxy();
                Database behind = behind(proxy);
                Listening listening = behind.listening("queue")) {
            assertThat(listening.await(Duration.ofSeconds(5), AT_ONCE))
                    .as("it answers")
                    .isEmpty();

            proxy.fallSilentAfter(0);

            assertUnreachable(() -> listening.await(HOUR, AT_ONCE), "no answer in time");
        }
    }

    @Test
    void aServerThatStopsInTheMiddleOfAWordIsUnreachable() throws IOException {
        try (SilentProxy proxy = proxy();
                Database behind = behind(proxy);
                Listening listening = behind.listening("queue")) {
            proxy.fallSilentAfter(9);
            tell("queue", "job 1");

            assertUnreachable(() -> listening.await(HOUR, new Shutdown()), "");
        }
    }

    private static SilentProxy proxy() throws IOException {
        return new SilentProxy(Integer.parseInt(POSTGRES.variables().get("POSTGRES_PORT")));
    }

    private static Database behind(SilentProxy proxy) {
        return database(Map.of(
                "POSTGRES_DIRECT_HOST", "127.0.0.1",
                "POSTGRES_DIRECT_PORT", String.valueOf(proxy.port()),
                "POSTGRES_CONNECT_TIMEOUT", "1s"));
    }

    private static Database database(Map<String, String> more) {
        Map<String, String> variables = POSTGRES.variables();
        variables.putAll(more);
        PostgresConfig config = Config.load(new Sources(Map.of(), null, null, variables, Path.of("/nonexistent")))
                .postgres();
        return new Database(() -> config);
    }

    private static void tell(String channel, String payload) {
        POSTGRES.execute("select pg_notify('" + channel.replace("'", "''") + "', '" + payload + "')");
    }

    private static List<Notification> heard(Listening listening, int number) {
        List<Notification> heard = new ArrayList<>();
        while (heard.size() < number) {
            heard.addAll(listening.await(HOUR, new Shutdown()));
        }
        return heard;
    }

    private static void assertUnreachable(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining(reason);
    }
}
