package dev.cortex.utils.queue;

/**
 * Jobs that were taken from workers presumed dead.
 *
 * @param requeued pending again
 * @param failed those whose attempts were used up
 */
record Rescued(String queue, long requeued, long failed) {

    Rescued plus(Rescued more) {
        return new Rescued(queue, requeued + more.requeued, failed + more.failed);
    }

    long jobs() {
        return requeued + failed;
    }
}
