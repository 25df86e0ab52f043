package dev.cortex.utils.daemon;

import java.time.Duration;

/** Does something again and again until the shutdown. A round that fails is reported, and the next one comes all the same. */
public final class Loop implements Service {
    private final String name;
    private final Duration interval;
    private final Runnable round;
    private final Reports reports;

    /** @param interval from the end of one round to the beginning of the next; the first begins at once */
    public Loop(String name, Duration interval, Runnable round, Reports reports) {
        this.name = name;
        this.interval = interval;
        this.round = round;
        this.reports = reports;
    }

    @Override
    public void run(Shutdown shutdown) {
        do {
            try {
                round.run();
            } catch (RuntimeException failure) {
                if (!shutdown.hasBegun()) {
                    reports.failed(name, failure);
                }
            }
        } while (shutdown.pause(interval));
    }
}
