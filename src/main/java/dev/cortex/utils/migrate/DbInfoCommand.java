package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.SettingInUse;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "info",
        description = "Show which migrations and functions are installed, and what they run on.",
        footer = {
            "",
            "Examples:",
            "  cortex-utils db info --schema billing",
            "  cortex-utils db info --settings     # why does it connect there?"
        })
public final class DbInfoCommand implements Runnable {
    private static final Columns<Component> COLUMNS = Columns.of(Component.class)
            .text("component", "Component", Component::name)
            .text("version", "Version", Component::version)
            .text("state", "State", Component::state)
            .instant("installed_at", "Installed", Component::since);

    private static final Columns<SettingInUse> SETTINGS = Columns.of(SettingInUse.class)
            .text("setting", "Setting", SettingInUse::key)
            .text("value", "Value", SettingInUse::value)
            .text("origin", "From", SettingInUse::origin)
            .text("beats", "Beats", SettingInUse::beats);

    private final Installation installation;
    private final Supplier<Config> config;
    private final Output output;

    @Option(
            names = "--settings",
            description = "Show the settings instead, where they come from, and what they beat; does not connect.")
    private boolean settings;

    public DbInfoCommand(Installation installation, Supplier<Config> config, Output output) {
        this.installation = installation;
        this.config = config;
        this.output = output;
    }

    @Override
    public void run() {
        if (settings) {
            output.rows(SETTINGS, config.get().settings());
        } else {
            output.rows(COLUMNS, installation.components());
        }
    }
}
