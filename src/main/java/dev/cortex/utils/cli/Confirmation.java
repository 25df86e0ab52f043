package dev.cortex.utils.cli;

import dev.cortex.utils.problem.Problem;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks before something is destroyed; a mixin of the commands that do. */
public final class Confirmation {
    private final Environment environment;

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    private boolean yes;

    public Confirmation(Environment environment) {
        this.environment = environment;
    }

    /**
     * Returns when the person agrees.
     *
     * @param act what is about to happen, such as {@code drop queue_2024_12_06}
     */
    public void require(String act) {
        if (yes) {
            return;
        }
        Terminal terminal = environment.terminal();
        if (!terminal.readsInput()) {
            throw Problem.refused("nobody to ask: about to " + act, "Add --yes to do it without asking.");
        }
        environment.err().print("About to " + Text.line(act) + ". Go on? [y/N] ");
        environment.err().flush();
        String answer = terminal.readLine().orElse("").strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw Problem.refused("not confirmed, nothing was changed", "Answer y, or add --yes.");
        }
    }
}
