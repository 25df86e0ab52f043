package dev.cortex.utils.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes a tree of commands behave as all of ours do. */
public final class Setup {
    private Setup() {}

    /** To be called when all commands have been added. */
    public static void apply(CommandLine root, Environment environment, GlobalOptions options) {
        Errors errors = new Errors(options);
        Converters.register(root);
        handDown(root.getCommandSpec().findOption(GlobalOptions.FORMAT), root);
        Help.shorten(root);
        // @FILE belongs to the options that take one.
        root.setExpandAtFiles(false);
        root.setOut(environment.out());
        root.setErr(environment.err());
        root.setExecutionExceptionHandler(errors);
        root.setParameterExceptionHandler(errors);
        root.setExecutionStrategy(parsed -> {
            Logging.choose(options.logFormat(), options.verbose());
            return new CommandLine.RunLast().execute(parsed);
        });
    }

    /** Picocli's inheritance would refuse a command that has an option of the same name. */
    private static void handDown(OptionSpec option, CommandLine from) {
        for (CommandLine command : from.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.findOption(option.longestName()) == null) {
                spec.addOption(OptionSpec.builder(option).inherited(true).build());
            }
            handDown(option, command);
        }
    }
}
