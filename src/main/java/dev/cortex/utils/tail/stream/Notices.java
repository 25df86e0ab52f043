package dev.cortex.utils.tail.stream;

/** Takes what a person should know about the logs themselves. From any thread. */
@FunctionalInterface
public interface Notices {
    /**
     * @param about a container's label, or {@code Docker Engine}
     * @param text one line
     */
    void notice(String about, String text);
}
