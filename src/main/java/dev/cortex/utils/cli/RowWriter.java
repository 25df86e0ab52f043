package dev.cortex.utils.cli;

import java.util.List;

/** Writes rows of one kind, a few at a time. */
interface RowWriter<T> {
    void rows(List<T> next);

    /** There are no more. To be called once, also when there were none. */
    void end();
}
