package dev.cortex.utils.queue;

import dev.cortex.utils.cli.Columns;

/** How many jobs a bulk change was about, and how many it changed. */
record Changed(long matched, long changed) {

    static Columns<Changed> columns(String key, String heading) {
        return Columns.of(Changed.class)
                .number("matched", "Matched", Changed::matched)
                .number(key, heading, Changed::changed);
    }
}
