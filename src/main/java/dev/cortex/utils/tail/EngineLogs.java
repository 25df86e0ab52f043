package dev.cortex.utils.tail;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerSettings;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.OwnContainer;
import dev.cortex.utils.tail.source.Services;
import dev.cortex.utils.tail.stream.Follow;
import dev.cortex.utils.tail.stream.Notices;
import dev.cortex.utils.tail.stream.Past;
import dev.cortex.utils.tail.stream.Range;
import dev.cortex.utils.tail.stream.Sink;
import dev.cortex.utils.tail.stream.Stages;
import dev.cortex.utils.tail.stream.Start;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The logs of the containers of an engine. Connects when it is read. */
public final class EngineLogs {
    private final Supplier<DockerSettings> settings;
    private final Supplier<List<String>> services;
    private final Notices notices;

    /** @param services those that are meant when none is named; empty for all but our own */
    public EngineLogs(Supplier<DockerSettings> settings, Supplier<List<String>> services, Notices notices) {
        this.settings = settings;
        this.services = services;
        this.notices = notices;
    }

    /**
     * Gives the sink what the stages make of a part of the logs, by time.
     *
     * @param named the services, or globs; none for those that are meant then
     * @param sink is told beforehand from which containers something may come
     * @throws dev.cortex.utils.problem.Problem when the engine cannot be reached, or a service is not known
     */
    public <T> void read(List<String> named, Range range, Stages<T> stages, Function<List<LogSource>, Sink<T>> sink) {
        Services chosen = services(named);
        try (DockerEngine engine = new DockerEngine(settings.get())) {
            List<LogSource> sources = chosen.choose(engine.containers());
            new Past<>(engine, stages, notices).read(sources, range, sink.apply(sources));
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }

    /**
     * The same, and then what is written from then on, until the shutdown.
     *
     * @param starts where to begin with each container that there is
     */
    public <T> void follow(
            List<String> named,
            Function<LogSource, Start> starts,
            Stages<T> stages,
            Function<List<LogSource>, Sink<T>> sink,
            Shutdown shutdown) {
        Services chosen = services(named);
        try (DockerEngine engine = new DockerEngine(settings.get())) {
            List<LogSource> sources = chosen.choose(engine.containers());
            new Follow<>(engine, chosen, stages, notices).run(starts, shutdown, sink.apply(sources));
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }

    private Services services(List<String> named) {
        return new Services(named.isEmpty() ? services.get() : named, OwnContainer.find());
    }
}
