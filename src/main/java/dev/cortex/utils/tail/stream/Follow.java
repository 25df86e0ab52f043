package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerEvent;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the logs of some containers hold and what is written to them from then on, merged by time. Containers that start
 * later, or again, are included. Each line comes once, whatever happens to the connection or to the engine, as long as
 * the engine still has it.
 */
public final class Follow<T> {
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final DockerEngine engine;
    private final Services services;
    private final Stages<T> stages;
    private final Notices notices;
    private final Duration round;
    private final Past<T> past;

    public Follow(DockerEngine engine, Services services, Stages<T> stages, Notices notices) {
        this(engine, services, stages, notices, ROUND);
    }

    /** @param round how often to look for what the engine did not tell */
    Follow(DockerEngine engine, Services services, Stages<T> stages, Notices notices, Duration round) {
        this.engine = engine;
        this.services = services;
        this.stages = stages;
        this.notices = notices;
        this.round = round;
        this.past = new Past<>(engine, stages, notices);
    }

    public Meter meter() {
        return past.meter();
    }

    /**
     * Goes on until the shutdown, and then returns when the sink has got what was read by then.
     *
     * @param range what of the past to begin with; {@code Range.last(0)} for nothing
     * @throws Problem when the engine cannot be reached at the beginning, or a service is not known
     */
    public void run(Range range, Shutdown shutdown, Sink<T> sink) {
        if (range.until().isPresent()) {
            throw new IllegalArgumentException("what is followed has no end, but " + range);
        }
        Live<T> live = new Live<>(engine, notices);
        BlockingQueue<ContainerEvent> told = new LinkedBlockingQueue<>();
        EngineEvents events = new EngineEvents(live, told);
        try {
            live.start("docker-events", events);
            await(events);
            List<Reading<T>> readings = services.choose(engine.containers()).stream()
                    .map(this::reading)
                    .toList();
            past.read(readings, range, true, sink);
            Attendants<T> attendants = new Attendants<>(live, services, this::reading, readings);
            live.start("logs-steward", new Steward<>(live, told, attendants, round));
            live.start("logs-quiet", live.quiet());
            while (!shutdown.hasBegun() && !Thread.currentThread().isInterrupted()) {
                live.merge().give(LOOK, sink);
            }
            live.finish(sink);
        } catch (DockerException failed) {
            throw failed.problem();
        } finally {
            live.close();
            events.close();
        }
    }

    private Reading<T> reading(LogSource source) {
        return new Reading<>(source, stages, meter());
    }

    private static void await(EngineEvents events) {
        try {
            events.subscribed().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DockerException refused
                    ? refused
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
