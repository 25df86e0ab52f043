package dev.cortex.utils.daemon;

/** Takes what went wrong in the background, where nobody would see it. From any thread. */
@FunctionalInterface
public interface Reports {
    /** @param who the name of the thread or of the work */
    void failed(String who, Throwable failure);
}
