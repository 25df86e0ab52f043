package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.tail.source.LogSource;

/** One container, how far it has been read, and what becomes of its lines. */
final class Reading<T> {
    private final LogSource source;
    private final Stages<T> stages;
    private final Meter meter;
    private final ResumePoint point = new ResumePoint();
    private Stage<T> stage;
    private String said = "";

    Reading(LogSource source, Stages<T> stages, Meter meter) {
        this.source = source;
        this.stages = stages;
        this.meter = meter;
        this.stage = stages.of(source);
    }

    LogSource source() {
        return source;
    }

    ResumePoint point() {
        return point;
    }

    /** Says what concerns this container; the same thing once, however often it is met with. */
    synchronized void say(Notices notices, String text) {
        if (!text.equals(said)) {
            said = text;
            notices.notice(source.label(), text);
        }
    }

    /** Locked, since a quiet stage is ended from another thread than the one that reads. */
    synchronized void line(LogLine line, Emitter<T> emitter) {
        meter.add(line.length());
        stage.line(line, emitter);
    }

    /** As if nothing had been read. */
    synchronized void startOver() {
        point.reset();
        stage = stages.of(source);
    }

    synchronized void end(Emitter<T> emitter) {
        stage.end(emitter);
    }
}
