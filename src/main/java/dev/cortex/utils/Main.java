package dev.cortex.utils;

import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Environment;
import dev.cortex.utils.cli.GlobalOptions;
import dev.cortex.utils.cli.Lazy;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.cli.Setup;
import dev.cortex.utils.cli.SystemTerminal;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.config.RetentionConfig;
import dev.cortex.utils.database.Database;
import dev.cortex.utils.deadletter.DeadLetterCommand;
import dev.cortex.utils.deadletter.DeadLetterListCommand;
import dev.cortex.utils.deadletter.DeadLetterPurgeCommand;
import dev.cortex.utils.deadletter.DeadLetterRetryCommand;
import dev.cortex.utils.deadletter.DeadLetterShowCommand;
import dev.cortex.utils.deadletter.DeadLetterStatsCommand;
import dev.cortex.utils.deadletter.DeadLetters;
import dev.cortex.utils.migrate.DbCommand;
import dev.cortex.utils.migrate.DbMigrateCommand;
import dev.cortex.utils.migrate.Migrator;
import dev.cortex.utils.partitions.Partitions;
import dev.cortex.utils.partitions.PartitionsCommand;
import dev.cortex.utils.partitions.PartitionsCreateCommand;
import dev.cortex.utils.partitions.PartitionsDropCommand;
import dev.cortex.utils.partitions.PartitionsListCommand;
import dev.cortex.utils.partitions.PartitionsMaintainCommand;
import dev.cortex.utils.schedule.ScheduleCommand;
import dev.cortex.utils.schedule.ScheduleInstallCommand;
import dev.cortex.utils.schedule.ScheduleListCommand;
import dev.cortex.utils.schedule.ScheduleRemoveCommand;
import dev.cortex.utils.schedule.Schedules;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine;

/** Wires the objects and lists the commands. */
@Command(
        name = "cortex-utils",
        synopsisHeading = "Usage: ",
        customSynopsis = "cortex-utils [OPTIONS] COMMAND",
        description = "Keeps a PostgreSQL job queue: partitions, dead letters, schedules.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of all commands:%n")
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(
                new Environment(
                        System.getenv(),
                        Path.of(System.getProperty("user.home")),
                        writer(FileDescriptor.out),
                        writer(FileDescriptor.err),
                        new SystemTerminal(),
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
            addCommands(root, environment, new Output(environment, options), config, database);
            Setup.apply(root, environment, options);
            return root.execute(args);
        } finally {
            environment.out().flush();
        }
    }

    private static void addCommands(
            CommandLine root, Environment environment, Output output, Lazy<Config> config, Database database) {
        Supplier<RetentionConfig> retention = () -> config.get().retention();
        Migrator migrator = new Migrator(() -> config.get().postgres());
        Partitions partitions = new Partitions(database);
        DeadLetters deadLetters = new DeadLetters(database);
        Schedules schedules = new Schedules(database);

        root.addSubcommand(group(
                new PartitionsCommand(),
                new PartitionsListCommand(partitions, output),
                new PartitionsCreateCommand(partitions, output),
                new PartitionsDropCommand(partitions, new Confirmation(environment), output),
                new PartitionsMaintainCommand(partitions, retention, output)));
        root.addSubcommand(group(
                new DeadLetterCommand(),
                new DeadLetterListCommand(deadLetters, output),
                new DeadLetterShowCommand(deadLetters, output),
                new DeadLetterStatsCommand(deadLetters, output),
                new DeadLetterRetryCommand(deadLetters, output),
                new DeadLetterPurgeCommand(deadLetters, retention, new Confirmation(environment), output)));
        root.addSubcommand(group(
                new ScheduleCommand(),
                new ScheduleListCommand(schedules, output),
                new ScheduleInstallCommand(schedules, retention, output),
                new ScheduleRemoveCommand(schedules, new Confirmation(environment), output)));
        root.addSubcommand(group(new DbCommand(), new DbMigrateCommand(migrator, output)));
    }

    private static CommandLine group(Object command, Object... subcommands) {
        CommandLine group = new CommandLine(command);
        for (Object subcommand : subcommands) {
            group.addSubcommand(subcommand);
        }
        return group;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
