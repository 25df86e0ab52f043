package dev.cortex.utils.daemon;

/** Work that goes on until it is done or a shutdown begins. */
@FunctionalInterface
public interface Service {
    /** Returns soon after the shutdown has begun: what it waits for is waited for with it, or ended by an interrupt. */
    void run(Shutdown shutdown);
}
