package dev.cortex.utils.partitions;

/** What becomes of an expired partition that still has pending or processing jobs. */
enum ActiveJobs {
    /** The partition stays. */
    SKIP("skip"),
    /** The jobs move to the partition of today, as pending. */
    REQUEUE("requeue");

    private final String sqlName;

    ActiveJobs(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
    }
}
