package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.problem.Problem;
import dev.cortex.utils.tail.source.LogSource;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What the logs of some containers hold, merged by time. All are read at once, each by a thread of its own, and no more
 * of each is in memory than a few batches.
 */
public final class Past<T> {
    private final DockerEngine engine;
    private final Stages<T> stages;
    private final Notices notices;

    public Past(DockerEngine engine, Stages<T> stages, Notices notices) {
        this.engine = engine;
        this.stages = stages;
        this.notices = notices;
    }

    /**
     * Gives the sink everything, in order. That a log cannot be read at all, as its container is gone or its driver keeps nothing, is said in a
     * notice.
     *
     * @throws Problem when anything else is missing: at once when the engine could not be reached or went away, and at the end when it refused to
     *     read a log, or to read it on
     */
    public void read(List<LogSource> sources, Range range, Sink<T> sink) {
        List<Reading<T>> readings =
                sources.stream().map(source -> new Reading<>(source, stages)).toList();
        if (readings.size() == 1) {
            readOne(readings.get(0), range, sink);
        } else {
            List<PastLane<T>> lanes = readings.stream()
                    .map(reading -> lane(reading, range, false))
                    .toList();
            merge(lanes, new Shutdown(), sink);
            lanes.forEach(PastLane::refuseIfNotWhole);
        }
    }

    /** One needs no merging: the thread that asks is the one that reads. */
    private void readOne(Reading<T> reading, Range range, Sink<T> sink) {
        try (PastReader<T> reader = new PastReader<>(engine, reading, notices, () -> {})) {
            reader.read(range, false, delivery -> delivery.to(sink));
        } catch (IOException broken) {
            throw brokenOff(reading, broken);
        } catch (DockerException refused) {
            if (!refused.kind().isFinal()) {
                throw refused.problem();
            }
            reading.say(notices, refused.message());
        }
    }

    /** Begins to read the past of a container. */
    PastLane<T> lane(Reading<T> reading, Range range, boolean goesOn) {
        return new PastLane<>(engine, reading, range, goesOn, notices);
    }

    /** Gives the sink what the lanes bring, in order, to their ends or until the shutdown; and closes them. */
    static <T> void merge(List<PastLane<T>> lanes, Shutdown shutdown, Sink<T> sink) {
        try {
            PriorityQueue<PastLane<T>> heap =
                    new PriorityQueue<>(Math.max(1, lanes.size()), Comparator.comparingLong(PastLane::turn));
            for (PastLane<T> lane : lanes) {
                if (lane.advance(shutdown)) {
                    heap.add(lane);
                }
            }
            while (!heap.isEmpty() && !shutdown.hasBegun()) {
                PastLane<T> first = heap.remove();
                PastLane<T> second = heap.peek();
                long turn = second == null ? Long.MAX_VALUE : second.turn();
                boolean more = true;
                while (more && first.turn() <= turn && !shutdown.hasBegun()) {
                    first.current().to(sink);
                    more = first.advance(shutdown);
                }
                if (more) {
                    heap.add(first);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lanes.forEach(PastLane::close);
        }
    }

    static Problem brokenOff(Reading<?> reading, IOException broken) {
        return Problem.unreachable(
                "the log of " + reading.source().label() + " broke off: " + broken.getMessage(),
                "Is the Docker Engine still running? Try again.",
                broken);
    }
}
