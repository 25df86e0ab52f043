package dev.cortex.utils.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What keeps pg_cron's jobs from doing all they should.
 *
 * @param remedy the statement or command to run about it; null where there is none
 */
record ScheduleWarning(String warning, @Nullable String remedy) {
    @Override
    public String toString() {
        return remedy == null ? "Warning: " + warning : "Warning: " + warning + ". To change it: " + remedy;
    }
}
