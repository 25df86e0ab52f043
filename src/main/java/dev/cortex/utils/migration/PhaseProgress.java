package dev.cortex.utils.migration;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Progress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bar for each phase where somebody sees it, and a line for each phase and each new cause of waiting. */
final class PhaseProgress implements Consumer<MigrationStep>, AutoCloseable {
    private final Output output;
    private @Nullable MigrationStep last;
    private @Nullable Progress bar;

    PhaseProgress(Output output) {
        this.output = output;
    }

    @Override
    public void accept(MigrationStep step) {
        MigrationStep before = last;
        if (before == null || !before.phase().equals(step.phase())) {
            close();
            before = null;
            bar = step.total() == null ? null : output.progress(step.phase(), step.total());
        }
        if (bar != null) {
            bar.advance(count(step.done()) - (before == null ? 0 : count(before.done())));
        }
        if (step.isWaiting()
                && (before == null || !String.valueOf(step.detail()).equals(before.detail()))) {
            output.notice(step.phase() + ": " + step.detail());
        }
        last = step;
    }

    /** Ends the phase. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (last != null && !last.isWaiting()) {
            String done = last.total() == null ? String.valueOf(last.detail()) : last.done() + " of " + last.total();
            output.notice(last.phase() + ": " + done);
        }
        last = null;
    }

    private static long count(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
