package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Loop;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.ContainerEvent;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

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

    /**
     * Goes on until the shutdown, and then returns when the sink has got what was read by then, or a second later. What the ranges hold comes first, merged
     * by time; then what was written behind the cursors, and what is written from then on, about as it comes.
     *
     * @param starts where to begin with each container that there is; those that come later are read from their first line
     * @throws Problem when the engine cannot be reached at the beginning, or a service is not known
     * @throws IllegalArgumentException when a range has an end, or a cursor is that of another container
     */
    public void run(Function<LogSource, Start> starts, Shutdown shutdown, Sink<T> sink) {
        try (Live<T> live = new Live<>(engine, notices)) {
            BlockingQueue<ContainerEvent> told = new LinkedBlockingQueue<>();
            EngineEvents events = new EngineEvents(live, told);
            live.start("docker-events", events);
            if (!events.awaitSubscription(shutdown)) {
                return;
            }
            List<Reading<T>> readings = services.choose(engine.containers()).stream()
                    .map(this::reading)
                    .toList();
            readPast(readings, starts, shutdown, sink);
            Attendants<T> attendants = new Attendants<>(live, services, this::reading, readings);
            live.start("logs-steward", new Steward<>(told, attendants, round));
            live.start("logs-watchdog", watchdog(live, attendants));
            live.start("logs-quiet", live.quiet());
            while (!shutdown.hasBegun() && !Thread.currentThread().isInterrupted()) {
                live.merge().give(LOOK, sink, shutdown::hasBegun);
            }
            live.finish(sink);
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }

    private void readPast(
            List<Reading<T>> readings, Function<LogSource, Start> starts, Shutdown shutdown, Sink<T> sink) {
        Map<Reading<T>, Range> ranges = new LinkedHashMap<>();
        for (Reading<T> reading : readings) {
            Start start = starts.apply(reading.source());
            if (start instanceof Cursor cursor) {
                reading.goOnAfter(cursor);
            } else if (start instanceof Range range) {
                ranges.put(reading, range.endless());
            }
        }
        List<PastLane<T>> lanes = new ArrayList<>();
        ranges.forEach((reading, range) -> lanes.add(past.lane(reading, range, true)));
        Past.merge(lanes, shutdown, sink);
    }

    private Service watchdog(Live<T> live, Attendants<T> attendants) {
        Watchdog<T> watchdog = new Watchdog<>(live, attendants, round);
        return new Loop("logs-watchdog", round, watchdog, live.reports());
    }

    private Reading<T> reading(LogSource source) {
        return new Reading<>(source, stages);
    }
}
