package dev.cortex.utils.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows that are printed as they come, so that there may be any number of them. */
public final class RowStream<T> {
    private static final int AT_ONCE = 200;

    private final RowWriter<T> writer;
    private final Runnable afterEachWrite;
    private final List<T> waiting = new ArrayList<>();

    RowStream(RowWriter<T> writer, Runnable afterEachWrite) {
        this.writer = writer;
        this.afterEachWrite = afterEachWrite;
    }

    public void row(T row) {
        waiting.add(row);
        if (waiting.size() >= AT_ONCE) {
            write();
        }
    }

    public void end() {
        write();
        writer.end();
        afterEachWrite.run();
    }

    private void write() {
        writer.rows(waiting);
        waiting.clear();
        afterEachWrite.run();
    }
}
