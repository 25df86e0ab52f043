package dev.cortex.utils.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, where somebody sees it; nothing elsewhere. */
public final class Progress implements AutoCloseable {
    public static final Progress NONE = new Progress(null);

    /** Terminals differ in what they do once the last column is written. */
    private static final int MARGIN = 1;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** @param task what is counted, such as {@code retrying} */
    public static Progress of(Environment environment, String task, long total) {
        return environment.terminal().showsErrors()
                ? new Progress(bar(environment, task).setInitialMax(total).build())
                : NONE;
    }

    /** Counts bytes, of which nobody knows how many there will be. */
    static Progress ofBytes(Environment environment, String task) {
        return environment.terminal().showsErrors()
                ? new Progress(bar(environment, task)
                        .setInitialMax(-1)
                        .setUnit(" MB", 1 << 20)
                        .build())
                : NONE;
    }

    /** Its width is given: to learn it, the library would run programs that it finds through the PATH. */
    private static ProgressBarBuilder bar(Environment environment, String task) {
        int width = Math.max(1, environment.terminal().width() - MARGIN);
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, width))
                .clearDisplayOnFinish();
    }

    public void advance(long by) {
        if (bar != null) {
            bar.stepBy(by);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
