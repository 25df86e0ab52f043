package dev.cortex.utils.docker;

/** Takes lines as they are read. */
@FunctionalInterface
public interface LineSink {
    /** @param line valid only during the call: the same object, over the same bytes, is used for the next line */
    void line(LogLine line);
}
