package dev.cortex.utils.events.fingerprint;

/** Hears of each code that a template keeps. */
interface KeptListener {
    /** @param before the words before it */
    void kept(String text, int from, int to, Context before);
}
