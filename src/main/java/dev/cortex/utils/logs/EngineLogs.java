package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerSettings;
import dev.cortex.utils.logs.source.LogSource;
import dev.cortex.utils.logs.source.OwnContainer;
import dev.cortex.utils.logs.source.Services;
import dev.cortex.utils.logs.stream.Follow;
import dev.cortex.utils.logs.stream.Notices;
import dev.cortex.utils.logs.stream.Past;
import dev.cortex.utils.logs.stream.Range;
import dev.cortex.utils.logs.stream.Sink;
import dev.cortex.utils.logs.stream.Stages;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The logs of the containers of an engine. Connects when it is read. */
public final class EngineLogs {
    private final Supplier<DockerSettings> settings;
    private final Supplier<List<String>> services;
    private final Output output;

    /** @param services those that are meant when a command names none; empty for all but our own */
    public EngineLogs(Supplier<DockerSettings> settings, Supplier<List<String>> services, Output output) {
        this.settings = settings;
        this.services = services;
        this.output = output;
    }

    /** Gives the sink what the stages make of the selected part of the logs, by time. */
    <T> void read(LogSelection selection, Stages<T> stages, Sink<T> sink) {
        read(selection, selection.range(), stages, sources -> sink);
    }

    /** @param sink is told beforehand from which containers something may come */
    <T> void read(LogSelection selection, Range range, Stages<T> stages, Function<List<LogSource>, Sink<T>> sink) {
        Services chosen = services(selection);
        try (DockerEngine engine = new DockerEngine(settings.get())) {
            List<LogSource> sources = chosen.choose(engine.containers());
            new Past<>(engine, stages, notices()).read(sources, range, sink.apply(sources));
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }

    /** The same, and then what is written from then on, until the shutdown. */
    <T> void follow(
            LogSelection selection,
            Range range,
            Stages<T> stages,
            Function<List<LogSource>, Sink<T>> sink,
            Shutdown shutdown) {
        Services chosen = services(selection);
        try (DockerEngine engine = new DockerEngine(settings.get())) {
            List<LogSource> sources = chosen.choose(engine.containers());
            new Follow<>(engine, chosen, stages, notices()).run(range, shutdown, sink.apply(sources));
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }

    private Services services(LogSelection selection) {
        List<String> named = selection.services().isEmpty() ? services.get() : selection.services();
        return new Services(named, OwnContainer.find());
    }

    private Notices notices() {
        return (about, text) -> output.notice(about + ": " + text);
    }
}
