package dev.cortex.utils.tail.stream;

/** How long a follower serves: until its container has stopped, unless that has started again in the meantime. */
final class Term {
    private boolean again;
    private boolean over;
    private boolean gaveUp;

    /** The container has stopped and is read to its end. False if it has started again since. */
    synchronized boolean end() {
        over = gaveUp || !again;
        again = false;
        return over;
    }

    synchronized void giveUp() {
        gaveUp = true;
        over = true;
    }

    /** The container has started. False if that is too late, and takes another follower. */
    synchronized boolean goOn() {
        again = !over;
        return again;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Whether its log cannot be read, as far as is known. */
    synchronized boolean hasGivenUp() {
        return gaveUp;
    }
}
