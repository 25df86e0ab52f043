package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real engine tells of its containers, and what it says of them when asked. */
@Timeout(120)
class EngineEventsIT {
    private static final String FOR_LONG = "sleep 600";

    private TestEngine containers;
    private DockerEngine engine;
    private EventStream events;

    @BeforeEach
    void listen() {
        containers = TestEngine.here();
        engine = containers.client();
        events = engine.events(EventQuery.all());
    }

    @AfterEach
    void remove() {
        if (events != null) {
            events.close();
            engine.close();
            containers.close();
        }
    }

    @Test
    void aDeathOfItsOwnComesWithoutASignal() throws IOException {
        Instant before = Instant.now();
        String name = containers.uniqueName("died");
        String id = containers.run(name, "exit 7", "--label", "app=triage");

        List<ContainerEvent> told = until(id, ContainerAction.DIE);

        assertThat(texts(told)).containsExactly("start", "die 7");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.name()).isEqualTo(name);
            assertThat(event.labels()).containsEntry("app", "triage").doesNotContainKeys("image", "name", "exitCode");
            assertThat(event.time()).isBetween(before, Instant.now());
        });
        ContainerState state = engine.inspect(id).state();
        assertThat(state.status()).isEqualTo("exited");
        assertThat(state.exitCode()).isEqualTo(7);
        assertThat(state.pid()).isZero();
        assertThat(state.startedAt()).isPresent();
        // The engine notes the start when it comes to it, which may be after so short an end.
        assertThat(state.finishedAt()).isPresent();
    }

    @Test
    void aStopBeginsWithASignalAndIsToldAtTheEnd() throws IOException {
        String id = containers.run(containers.uniqueName("stopped"), FOR_LONG, "--detach");
        containers.docker("stop", "--time", "1", id);

        assertThat(texts(until(id, ContainerAction.STOP)))
                .containsExactly("start", "kill 15", "kill 9", "die 137", "stop");
    }

    @Test
    void aRestartBySomebodyIsToldAfterIt() throws IOException {
        String id = containers.run(containers.uniqueName("restarted"), FOR_LONG, "--detach");
        containers.docker("restart", "--time", "0", id);

        assertThat(texts(until(id, ContainerAction.RESTART)))
                .filteredOn(text -> !text.startsWith("kill"))
                .containsExactly("start", "die 137", "stop", "start", "restart");
        assertThat(engine.inspect(id).restartCount()).isZero();
    }

    @Test
    void aRestartByPolicyIsADeathAndAStart() throws IOException {
        String id = containers.run(containers.uniqueName("policy"), "exit 5", "--detach", "--restart", "on-failure:1");

        until(id, ContainerAction.DIE);
        assertThat(texts(until(id, ContainerAction.DIE))).containsExactly("start", "die 5");
        assertThat(engine.inspect(id))
                .returns(1, ContainerDetails::restartCount)
                .returns("on-failure", ContainerDetails::restartPolicy);
    }

    @Test
    void aRemovalByForceIsASignalADeathAndTheEnd() throws IOException {
        String id = containers.run(containers.uniqueName("removed"), FOR_LONG, "--detach");
        containers.docker("rm", "--force", id);

        assertThat(texts(until(id, ContainerAction.DESTROY))).containsExactly("start", "kill 9", "die 137", "destroy");
    }

    @Test
    void healthIsToldAndSaid() throws IOException {
        String id = containers.run(
                containers.uniqueName("health"),
                FOR_LONG,
                "--detach",
                "--health-cmd=test -e /tmp/well",
                "--health-interval=1s",
                "--health-retries=1");

        until(id, ContainerAction.UNHEALTHY);
        assertThat(engine.inspect(id).state().health()).isEqualTo(Health.UNHEALTHY);
        assertThat(listed(id).health()).isEqualTo(Health.UNHEALTHY);

        containers.docker("exec", id, "touch", "/tmp/well");
        until(id, ContainerAction.HEALTHY);
        assertThat(engine.inspect(id).state().health()).isEqualTo(Health.HEALTHY);
        assertThat(listed(id).health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void wantOfMemoryIsToldAndSaid() throws IOException {
        String id = containers.run(
                containers.uniqueName("oom"),
                "head -c 200000000 /dev/zero | tail",
                "--memory=16m",
                "--memory-swap=16m");

        assertThat(texts(until(id, ContainerAction.OOM))).endsWith("oom");
        assertThat(engine.inspect(id).state().oomKilled()).isTrue();
    }

    @Test
    void aNewNameIsToldWithTheOldOne() throws IOException {
        String old = containers.uniqueName("old");
        String id = containers.run(old, FOR_LONG, "--detach");
        containers.docker("rename", id, old + "-new");

        List<ContainerEvent> told = until(id, ContainerAction.RENAME);

        assertThat(told.get(told.size() - 1).oldName()).hasValue(old);
        assertThat(told.get(told.size() - 1).name()).isEqualTo(old + "-new");
    }

    @Test
    void theEngineTellsThePastFirstAndThenGoesOn() throws IOException {
        String id = containers.run(containers.uniqueName("past"), "exit 3");
        List<ContainerEvent> lived = until(id, ContainerAction.DIE);
        Instant death = lived.get(lived.size() - 1).time();

        EventQuery deathsAndStarts = EventQuery.of(ContainerAction.DIE, ContainerAction.START);
        try (EventStream again = engine.events(deathsAndStarts.since(death))) {
            containers.docker("start", "--attach", id);

            assertThat(texts(until(again, id, ContainerAction.START))).containsExactly("die 3", "start");
        }
        try (EventStream later = engine.events(deathsAndStarts.since(death.plusNanos(1)))) {
            assertThat(texts(until(later, id, ContainerAction.DIE))).containsExactly("start", "die 3");
        }
    }

    @Test
    void aContainerThatNeverRanHasNoTimes() {
        String name = containers.uniqueName("created");
        containers.create(name);

        ContainerDetails container = engine.inspect(name);

        assertThat(container.running()).isFalse();
        assertThat(container.state())
                .returns("created", ContainerState::status)
                .returns(Health.NONE, ContainerState::health)
                .satisfies(state -> assertThat(state.startedAt()).isEmpty())
                .satisfies(state -> assertThat(state.finishedAt()).isEmpty());
    }

    @Test
    void aRunningContainerHasAProcessAndNoEnd() {
        String id = containers.run(containers.uniqueName("runs"), FOR_LONG, "--detach");

        ContainerState state = engine.inspect(id).state();

        assertThat(state.running()).isTrue();
        assertThat(state.pid()).isPositive();
        assertThat(state.startedAt()).isPresent();
        assertThat(state.finishedAt()).isEmpty();
    }

    private Container listed(String id) {
        return engine.containers().stream()
                .filter(container -> container.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private List<ContainerEvent> until(String id, ContainerAction last) throws IOException {
        return until(events, id, last);
    }

    /** What is told of this container, to the first of that kind. */
    private static List<ContainerEvent> until(EventStream events, String id, ContainerAction last) throws IOException {
        List<ContainerEvent> told = new ArrayList<>();
        while (told.isEmpty() || !told.get(told.size() - 1).is(last)) {
            ContainerEvent event = events.next().orElseThrow();
            if (event.id().equals(id)) {
                told.add(event);
            }
        }
        return told;
    }

    private static List<String> texts(List<ContainerEvent> events) {
        return events.stream().map(EngineEventsIT::text).toList();
    }

    private static String text(ContainerEvent event) {
        StringBuilder text = new StringBuilder(event.action());
        event.exitCode().ifPresent(code -> text.append(' ').append(code));
        event.signal().ifPresent(signal -> text.append(' ').append(signal));
        return text.toString();
    }
}
