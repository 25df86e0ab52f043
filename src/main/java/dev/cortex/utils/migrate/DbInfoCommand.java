package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import picocli.CommandLine.Command;

@Command(
        name = "info",
        description = "Show which migrations and functions are installed, and what they run on.",
        footer = {"", "Example:", "  cortex-utils db info --schema billing"})
public final class DbInfoCommand implements Runnable {
    private static final Columns<Component> COLUMNS = Columns.of(Component.class)
            .text("component", "Component", Component::name)
            .text("version", "Version", Component::version)
            .text("state", "State", Component::state)
            .instant("installed_at", "Installed", Component::since);

    private final Installation installation;
    private final Output output;

    public DbInfoCommand(Installation installation, Output output) {
        this.installation = installation;
        this.output = output;
    }

    @Override
    public void run() {
        output.rows(COLUMNS, installation.components());
    }
}
