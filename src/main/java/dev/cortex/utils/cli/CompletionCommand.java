package dev.cortex.utils.cli;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {"Print a script that completes commands and options in bash or zsh."},
        footer = {
            "",
            "Examples:",
            "  source <(cortex-utils completion bash)",
            "  cortex-utils completion zsh > ~/.cortex-utils.zsh; echo 'source ~/.cortex-utils.zsh' >> ~/.zshrc"
        })
public final class CompletionCommand implements Runnable {
    enum Shell {
        BASH,
        ZSH
    }

    private final Output output;

    @Parameters(paramLabel = "SHELL", defaultValue = "bash", description = "bash (default) or zsh.")
    private Shell shell = Shell.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    public CompletionCommand(Output output) {
        this.output = output;
    }

    @Override
    public void run() {
        if (spec != null) {
            String script = AutoComplete.bash("cortex-utils", spec.root().commandLine());
            // bash's functions work in zsh once it has been told to understand them
            output.text(
                    shell == Shell.ZSH
                            ? "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" + script
                            : script);
        }
    }
}
