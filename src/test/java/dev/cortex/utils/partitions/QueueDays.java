package dev.cortex.utils.partitions;

import dev.cortex.utils.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Partitions and jobs of days counted from today, in UTC. */
final class QueueDays {
    private final TestDatabase database;

    QueueDays(TestDatabase database) {
        this.database = database;
    }

    static LocalDate day(int daysAgo) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo);
    }

    static String partition(int daysAgo) {
        return day(daysAgo).format(DateTimeFormatter.ofPattern("'queue_'yyyy_MM_dd"));
    }

    void create(int daysAgo) {
        database.execute("select cortex_create_partition('" + day(daysAgo) + "')");
    }

    void addJob(int daysAgo, String status, String payload) {
        database.execute("insert into queue (queue_name, payload, status, created_at) values ('triage', '" + payload
                + "', '" + status + "', '" + day(daysAgo) + " 12:00+00')");
    }

    boolean exists(int daysAgo) {
        return database.value("select to_regclass('" + partition(daysAgo) + "') is not null")
                .equals("t");
    }

    /** How many jobs with that payload are in the queue, and how many in the dead letters, as {@code 1/0}. */
    String whereabouts(String payload) {
        return database.value("select (select count(*) from queue where payload = '" + payload + "') || '/'"
                + " || (select count(*) from dead_letter where payload = '" + payload + "')");
    }
}
