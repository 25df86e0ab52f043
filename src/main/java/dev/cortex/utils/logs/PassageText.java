package dev.cortex.utils.logs;

import dev.cortex.utils.cli.TextStream;
import dev.cortex.utils.logs.Passage.Found;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Cursor;
import dev.cortex.utils.tail.stream.Sink;
import org.jspecify.annotations.Nullable;

/** Prints passages for people, as grep does: {@code --} where something is left out. */
final class PassageText implements Sink<Passage> {
    private static final String GAP = "--";

    private final EventText text;
    private final boolean gaps;
    private final TextStream out;
    private @Nullable LogSource last;

    /** @param gaps whether to show them */
    PassageText(EventText text, boolean gaps, TextStream out) {
        this.text = text;
        this.gaps = gaps;
        this.out = out;
    }

    @Override
    public void item(LogSource source, Passage passage, Cursor cursor) {
        boolean follows = last == null || (passage.goesOn() && source.equals(last));
        if (gaps && !follows) {
            out.text(GAP);
        }
        last = source;
        for (Found found : passage.events()) {
            out.text(found.matches() ? text.of(source, found.entry()) : text.beside(source, found.entry()));
        }
    }
}
