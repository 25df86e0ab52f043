package dev.cortex.utils;

import dev.cortex.utils.cli.Environment;
import dev.cortex.utils.cli.GlobalOptions;
import dev.cortex.utils.cli.Lazy;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Setup;
import dev.cortex.utils.cli.StreamWriter;
import dev.cortex.utils.cli.SystemTerminal;
import dev.cortex.utils.cli.Version;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Database;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes what a run needs and ends the process; {@link Commands} lists the commands. */
@Command(
        name = "cortex-utils",
        synopsisHeading = "Usage: ",
        customSynopsis = "cortex-utils [OPTIONS] COMMAND",
        description =
                "Keeps a PostgreSQL job queue: partitions, dead letters, schedules, and the logs of its services.",
        versionProvider = Version.class,
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of all commands:%n",
        footer = {
            "",
            "Settings come from options, then the environment, then ~/.cortex/utils.yaml;",
            "cortex-utils db info --settings shows which, and from where.",
            "",
            "Exit codes: 0 done, 1 refused or bad, 2 wrong usage, 3 PostgreSQL or another server cannot be reached.",
            "",
            "Examples:",
            "  cortex-utils partitions list",
            "  cortex-utils partitions maintain --retention-days 7 --dry-run",
            "  cortex-utils dead-letter list --queue triage --since 7d --format json",
            "  cortex-utils logs tail -f"
        })
final class Main {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(
                new Environment(
                        System.getenv(),
                        Path.of(System.getProperty("user.home")),
                        StreamWriter.of(FileDescriptor.out),
                        StreamWriter.of(FileDescriptor.err),
                        new SystemTerminal(System.getenv()),
                        Clock.systemUTC()),
                args));
    }

    static int run(Environment environment, String... args) {
        GlobalOptions options = new GlobalOptions();
        Lazy<Config> config = new Lazy<>(() -> Config.load(options.sources(environment)));
        Lazy<PostgresConfig> postgres = new Lazy<>(() -> config.get().postgres());
        try (Database database = new Database(postgres)) {
            CommandLine root = new CommandLine(new Main());
            root.addMixin("global", options);
            new Commands(environment, new Output(environment, options), config, database)
                    .addTo(root, new HashSet<>(List.of(args)));
            Setup.apply(root, environment, options);
            return root.execute(args);
        } finally {
            environment.out().flush();
        }
    }
}
