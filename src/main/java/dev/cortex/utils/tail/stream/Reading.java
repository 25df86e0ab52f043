package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.tail.source.LogSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One container, how far it has been read and handled, and what becomes of its lines. */
final class Reading<T> {
    private final LogSource source;
    private final Stages<T> stages;
    private final ResumePoint point = new ResumePoint();
    private Stage<T> stage;
    private ContainerEvents events;
    private Consumer<Delivery<T>> outlet = delivery -> {};
    private @Nullable Cursor told;
    private @Nullable Range owed;
    private long turn = Long.MIN_VALUE;
    private String said = "";

    Reading(LogSource source, Stages<T> stages) {
        this.source = source;
        this.stages = stages;
        this.stage = stages.of(source);
        this.events = newEvents();
    }

    private ContainerEvents newEvents() {
        return new ContainerEvents(point, stages.wantBytes(), event -> stage.event(event, this::emit));
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
    synchronized void line(LogLine line, Consumer<Delivery<T>> to) {
        outlet = to;
        events.line(line);
    }

    /** No line for a while: what is held back goes out. */
    synchronized void end(Consumer<Delivery<T>> to) {
        outlet = to;
        events.pause();
        stage.end(this::emit);
        reached(to);
    }

    /** Tells how far everything has been handled, unless an item has told. */
    synchronized void reached(Consumer<Delivery<T>> to) {
        if (!events.cursor(source.id()).equals(told)) {
            tell(to);
        }
    }

    /** Tells how far everything has been handled. */
    synchronized void tell(Consumer<Delivery<T>> to) {
        Cursor cursor = events.cursor(source.id());
        told = cursor;
        turn = Math.max(turn, cursor.newest());
        to.accept(new Delivery<>(source, turn, turn, 0, null, cursor));
    }

    /** A part of the past that has to be read before what comes after it; null when that is done. */
    synchronized void owe(@Nullable Range range) {
        owed = range;
    }

    synchronized @Nullable Range owed() {
        return owed;
    }

    /** @throws IllegalArgumentException when the cursor is that of another container */
    synchronized void goOnAfter(Cursor cursor) {
        if (!cursor.container().equals(source.id())) {
            throw new IllegalArgumentException("the cursor " + cursor + " is not one of container " + source.id());
        }
        point.goOnAfter(cursor);
        told = cursor;
    }

    /** As if nothing had been read. */
    synchronized void startOver() {
        point.reset();
        stage = stages.of(source);
        events = newEvents();
        turn = Long.MIN_VALUE;
    }

    /** The lines of one container stay in their order: a cursor is true of all that came before it. */
    private void emit(long epochNanos, int weight, T item) {
        turn = Math.max(turn, epochNanos);
        Cursor cursor = events.cursor(source.id());
        told = cursor;
        outlet.accept(new Delivery<>(source, epochNanos, turn, weight, item, cursor));
    }
}
