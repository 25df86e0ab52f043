package dev.cortex.utils.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {
    private final Shutdown shutdown = new Shutdown();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Crew crew = new Crew(shutdown, (who, failure) -> reports.add(who + ": " + failure.getMessage()));

    @AfterEach
    void close() {
        crew.close();
    }

    @Test
    void workThatFailsIsReportedAndBeginsAgain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);

        crew.start("reader", until -> {
            done.countDown();
            if (done.getCount() > 0) {
                throw new IllegalStateException("try " + done.getCount());
            }
        });
        done.await();

        assertThat(reports).containsExactly("reader: try 2", "reader: try 1");
    }

    @Test
    void whatEndsAThreadOtherwiseDoesNotEndItsWork() throws InterruptedException {
        CountDownLatch again = new CountDownLatch(2);

        crew.start("reader", until -> {
            again.countDown();
            throw new StackOverflowError("deep");
        });
        again.await();

        assertThat(reports).contains("reader: deep");
    }

    @Test
    void workThatReturnsIsDone() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);

        crew.start("once", until -> done.countDown());
        done.await();
        while (crew.isAtWork()) {
            Thread.onSpinWait();
        }

        assertThat(reports).isEmpty();
    }

    @Test
    void oneThatFailsTakesNoOtherWithIt() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(100);

        crew.start("bad", until -> {
            throw new IllegalStateException("always");
        });
        crew.start("good", new Loop("good", Duration.ofMillis(1), rounds::countDown, (who, failure) -> {}));
        rounds.await();

        assertThat(crew.isAtWork()).isTrue();
    }

    @Test
    void theShutdownEndsWhoWaitsForSomethingElse() {
        AtomicInteger begun = new AtomicInteger();
        crew.start("waits", until -> {
            begun.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        while (begun.get() == 0) {
            Thread.onSpinWait();
        }

        crew.close();

        assertThat(crew.isAtWork()).isFalse();
        assertThat(begun).hasValue(1);
        assertThat(reports).as("what ends because it has to").isEmpty();
    }

    @Test
    void nothingBeginsAfterTheShutdown() {
        AtomicInteger begun = new AtomicInteger();
        shutdown.begin();

        crew.start("late", until -> begun.incrementAndGet());
        crew.close();

        assertThat(begun).hasValue(0);
    }
}
