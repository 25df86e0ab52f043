package dev.cortex.utils;

import dev.cortex.utils.cli.CompletionCommand;
import dev.cortex.utils.cli.Confirmation;
import dev.cortex.utils.cli.Environment;
import dev.cortex.utils.cli.Moments;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.config.Config;
import dev.cortex.utils.config.Invocation;
import dev.cortex.utils.database.Database;
import dev.cortex.utils.deadletter.DeadLetterCommand;
import dev.cortex.utils.deadletter.DeadLetterListCommand;
import dev.cortex.utils.deadletter.DeadLetterPurgeCommand;
import dev.cortex.utils.deadletter.DeadLetterRetryCommand;
import dev.cortex.utils.deadletter.DeadLetterShowCommand;
import dev.cortex.utils.deadletter.DeadLetterStatsCommand;
import dev.cortex.utils.deadletter.DeadLetters;
import dev.cortex.utils.docker.DockerSettings;
import dev.cortex.utils.logs.LogsCommand;
import dev.cortex.utils.logs.LogsErrorsCommand;
import dev.cortex.utils.logs.LogsExplainCommand;
import dev.cortex.utils.logs.LogsExportCommand;
import dev.cortex.utils.logs.LogsSearchCommand;
import dev.cortex.utils.logs.LogsTailCommand;
import dev.cortex.utils.migrate.DbCommand;
import dev.cortex.utils.migrate.DbInfoCommand;
import dev.cortex.utils.migrate.DbMigrateCommand;
import dev.cortex.utils.migrate.DbValidateCommand;
import dev.cortex.utils.migrate.Installation;
import dev.cortex.utils.migrate.Migrator;
import dev.cortex.utils.migration.MigrateQueueCommand;
import dev.cortex.utils.migration.QueueMigration;
import dev.cortex.utils.partitions.Partitions;
import dev.cortex.utils.partitions.PartitionsCommand;
import dev.cortex.utils.partitions.PartitionsCreateCommand;
import dev.cortex.utils.partitions.PartitionsDropCommand;
import dev.cortex.utils.partitions.PartitionsListCommand;
import dev.cortex.utils.partitions.PartitionsMaintainCommand;
import dev.cortex.utils.queue.Jobs;
import dev.cortex.utils.queue.QueueCancelCommand;
import dev.cortex.utils.queue.QueueCommand;
import dev.cortex.utils.queue.QueueFailedCommand;
import dev.cortex.utils.queue.QueueRescueCommand;
import dev.cortex.utils.queue.QueueRetryCommand;
import dev.cortex.utils.queue.QueueStatsCommand;
import dev.cortex.utils.replay.QueueReplayCommand;
import dev.cortex.utils.replay.QueueReplaysCommand;
import dev.cortex.utils.replay.Replays;
import dev.cortex.utils.schedule.ScheduleCommand;
import dev.cortex.utils.schedule.ScheduleInstallCommand;
import dev.cortex.utils.schedule.ScheduleListCommand;
import dev.cortex.utils.schedule.ScheduleRemoveCommand;
import dev.cortex.utils.schedule.Schedules;
import dev.cortex.utils.tail.EngineLogs;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** All commands, in the order of the help. */
final class Commands {
    private final Environment environment;
    private final Output output;
    private final Supplier<Config> config;
    private final Database database;
    private final Invocation invocation;

    Commands(Environment environment, Output output, Supplier<Config> config, Database database) {
        this.environment = environment;
        this.output = output;
        this.config = config;
        this.database = database;
        invocation = new Invocation(() -> config.get().postgres());
    }

    /** @param words those of the command line: a group that is not among them is left empty, as filling all takes long */
    void addTo(CommandLine root, Set<String> words) {
        add(root, words, new PartitionsCommand(), this::partitions);
        add(root, words, new QueueCommand(), this::queue);
        add(root, words, new DeadLetterCommand(), this::deadLetters);
        add(root, words, new ScheduleCommand(), this::schedule);
        add(root, words, new LogsCommand(), this::logs);
        add(root, words, new DbCommand(), this::db);
        root.addSubcommand(
                new MigrateQueueCommand(new QueueMigration(database, invocation), confirmation(), invocation, output));
        root.addSubcommand(new CompletionCommand(output));
    }

    private List<Object> partitions() {
        Partitions partitions = new Partitions(database);
        return List.of(
                new PartitionsListCommand(partitions, output),
                new PartitionsCreateCommand(partitions, output),
                new PartitionsDropCommand(partitions, confirmation(), output),
                new PartitionsMaintainCommand(partitions, () -> config.get().retention(), output));
    }

    private List<Object> queue() {
        Jobs jobs = new Jobs(database);
        Replays replays = new Replays(database);
        return List.of(
                new QueueStatsCommand(jobs, output),
                new QueueFailedCommand(jobs, invocation, output),
                new QueueRetryCommand(jobs, invocation, output),
                new QueueCancelCommand(jobs, confirmation(), invocation, output),
                new QueueRescueCommand(jobs, output),
                new QueueReplayCommand(replays, output),
                new QueueReplaysCommand(replays, output));
    }

    private List<Object> deadLetters() {
        DeadLetters deadLetters = new DeadLetters(database);
        return List.of(
                new DeadLetterListCommand(deadLetters, invocation, output),
                new DeadLetterShowCommand(deadLetters, output),
                new DeadLetterStatsCommand(deadLetters, output),
                new DeadLetterRetryCommand(deadLetters, invocation, output),
                new DeadLetterPurgeCommand(deadLetters, () -> config.get().retention(), confirmation(), output));
    }

    private List<Object> schedule() {
        Schedules schedules = new Schedules(database);
        return List.of(
                new ScheduleListCommand(schedules, invocation, output),
                new ScheduleInstallCommand(schedules, () -> config.get().retention(), output),
                new ScheduleRemoveCommand(schedules, confirmation(), output));
    }

    private List<Object> logs() {
        EngineLogs logs = new EngineLogs(
                () -> DockerSettings.of(config.get().dockerHost(), environment.variables(), environment.home()),
                () -> config.get().logServices(),
                (about, text) -> output.notice(about + ": " + text));
        return List.of(
                new LogsTailCommand(logs, output),
                new LogsErrorsCommand(logs, output, environment.clock()),
                new LogsSearchCommand(logs, output),
                new LogsExportCommand(logs, output),
                new LogsExplainCommand(System.in, output));
    }

    private List<Object> db() {
        Migrator migrator = new Migrator(() -> config.get().postgres().direct());
        return List.of(
                new DbMigrateCommand(migrator, output),
                new DbInfoCommand(new Installation(migrator, database), config, output),
                new DbValidateCommand(migrator, output));
    }

    private Confirmation confirmation() {
        return new Confirmation(environment);
    }

    private void add(CommandLine root, Set<String> words, Object command, Supplier<List<Object>> subcommands) {
        CommandLine group = new CommandLine(command, Moments.factory(environment.clock()));
        if (words.contains(group.getCommandName()) || words.contains("completion")) {
            subcommands.get().forEach(group::addSubcommand);
        }
        root.addSubcommand(group);
    }
}
