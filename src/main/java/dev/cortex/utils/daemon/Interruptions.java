package dev.cortex.utils.daemon;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ctrl-C and SIGTERM: the JVM ends with 128 plus the signal's number, but not before work in progress has ended. */
public final class Interruptions {
    private static final long PATIENCE_SECONDS = 5;

    private Interruptions() {}

    /** Does work that goes on until its shutdown, which begins when the process is told to end. */
    public static void run(Consumer<Shutdown> work) {
        Shutdown shutdown = new Shutdown();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> end(shutdown, done), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.accept(shutdown);
        } finally {
            done.countDown();
            forget(hook);
        }
    }

    /** When this returns, the process ends. */
    private static void end(Shutdown shutdown, CountDownLatch done) {
        shutdown.begin();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it is running
        }
    }
}
