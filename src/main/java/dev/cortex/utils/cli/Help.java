package dev.cortex.utils.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help of a command shows its own options; those of all commands are on the first page. */
final class Help {
    private Help() {}

    static void shorten(CommandLine commandLine) {
        commandLine.getSubcommands().values().forEach(Help::shortenOne);
    }

    private static void shortenOne(CommandLine commandLine) {
        commandLine.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, Help::ownOptions);
        commandLine.getHelpSectionMap().put(SECTION_KEY_SYNOPSIS, Help::synopsis);
        shorten(commandLine);
    }

    private static String ownOptions(CommandLine.Help help) {
        List<OptionSpec> own = own(help);
        Layout layout = help.createDefaultLayout(own, List.of(), help.colorScheme());
        layout.addOptions(own, help.parameterLabelRenderer());
        return layout + "%nOptions of all commands (--format, --config, --host, …): cortex-utils --help%n".formatted();
    }

    private static String synopsis(CommandLine.Help help) {
        StringBuilder synopsis = new StringBuilder(help.commandSpec().qualifiedName());
        for (ArgGroupSpec group : help.commandSpec().argGroups()) {
            synopsis.append(' ').append(group.synopsis());
        }
        for (OptionSpec option : own(help)) {
            if (option.group() != null) {
                continue;
            }
            String label = option.typeInfo().isBoolean() ? "" : "=" + option.paramLabel();
            String shown = option.longestName() + label;
            synopsis.append(option.required() ? " " + shown : " [" + shown + "]");
        }
        for (ArgSpec parameter : help.commandSpec().positionalParameters()) {
            synopsis.append(' ').append(parameter.paramLabel());
        }
        return synopsis.append(help.subcommands().isEmpty() ? "" : " COMMAND")
                .append(System.lineSeparator())
                .toString();
    }

    private static List<OptionSpec> own(CommandLine.Help help) {
        return help.commandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.hidden())
                .toList();
    }
}
