package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerSettings;
import dev.cortex.utils.logs.source.OwnContainer;
import dev.cortex.utils.logs.source.Services;
import dev.cortex.utils.logs.stream.Past;
import dev.cortex.utils.logs.stream.Range;
import dev.cortex.utils.logs.stream.Sink;
import dev.cortex.utils.logs.stream.Stages;
import java.util.function.Supplier;

/** The logs of the containers of an engine. Connects when it is read. */
public final class EngineLogs {
    private final Supplier<DockerSettings> settings;
    private final Output output;

    public EngineLogs(Supplier<DockerSettings> settings, Output output) {
        this.settings = settings;
        this.output = output;
    }

    /** Gives the sink what the stages make of the selected part of the logs, by time. */
    <T> void read(LogSelection selection, Stages<T> stages, Sink<T> sink) {
        Range range = selection.range();
        Services services = new Services(selection.services(), OwnContainer.find());
        try (DockerEngine engine = new DockerEngine(settings.get())) {
            new Past<>(engine, stages, (about, text) -> output.notice(about + ": " + text))
                    .read(services.choose(engine.containers()), range, sink);
        } catch (DockerException failed) {
            throw failed.problem();
        }
    }
}
