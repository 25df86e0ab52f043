package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LogLine;
import dev.cortex.utils.tail.source.LogSource;

/** Makes every line its text, with its container's label before it. */
final class Texts implements Stage<String> {
    private final String label;

    Texts(LogSource source) {
        this.label = source.label();
    }

    @Override
    public void line(LogLine line, Emitter<String> emitter) {
        emitter.emit(line.epochNanos(), line.length(), label + " " + line.text());
    }
}
