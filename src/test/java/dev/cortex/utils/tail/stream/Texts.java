package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;

/** Makes every event its text, with its container's label before it. */
final class Texts implements Stage<String> {
    private final String label;

    Texts(LogSource source) {
        this.label = source.label();
    }

    @Override
    public void event(RawEntry entry, Emitter<String> emitter) {
        String text = entry.event().text();
        emitter.emit(entry.epochNanos(), text.length(), label + " " + text);
    }
}
