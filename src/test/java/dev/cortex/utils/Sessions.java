package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What races need: something that runs meanwhile, and waiting for a condition. */
public final class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Sessions() {}

    /** Runs it on a thread of its own. */
    public static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, command -> new Thread(command, "meanwhile").start());
    }

    public static <T> T resultOf(CompletableFuture<T> work) {
        return work.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public static void waitUntil(String what, BooleanSupplier condition) {
        waitUntil(what, PATIENCE, condition);
    }

    public static void waitUntil(String what, Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain until " + what).isBefore(end);
            pause(Duration.ofMillis(20));
        }
    }

    public static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As kill -9 does, which not every machine has as a program. */
    public static void kill(String pid) {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
    }

    /** A transaction that stays open, with what the statement locks, until the session is closed. */
    public static Connection holding(TestDatabase database, String sql) throws SQLException {
        Connection session = database.connect();
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
        return session;
    }
}
