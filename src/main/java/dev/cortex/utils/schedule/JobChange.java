package dev.cortex.utils.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What became of a job.
 *
 * @param cronSchedule five cron fields, in GMT; null when the job is gone
 * @param action {@code created}, {@code updated}, {@code renewed} where pg_cron sent it elsewhere, {@code unchanged}, {@code removed}, or
 *     {@code deferred} until the queue is partitioned
 */
record JobChange(
        String name,
        @Nullable String cronSchedule,
        @Nullable String command,
        String action) {

    static JobChange removed(String name, String action) {
        return new JobChange(name, null, null, action);
    }
}
