package dev.cortex.utils.logs.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.logs.source.LogSource;

/** One container, how far it has been read, and what becomes of its lines. */
final class Reading<T> {
    private final LogSource source;
    private final Stage<T> stage;
    private final Meter meter;
    private final ResumePoint point = new ResumePoint();
    private String said = "";

    Reading(LogSource source, Stage<T> stage, Meter meter) {
        this.source = source;
        this.stage = stage;
        this.meter = meter;
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

    synchronized void end(Emitter<T> emitter) {
        stage.end(emitter);
    }
}
