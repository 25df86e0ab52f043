package dev.cortex.utils.migrate;

import static org.jooq.Records.mapping;

import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.database.Failures;
import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema of an installation to the state of this program's files. */
public final class Migrator {
    /** As many as {@code cortex_maintain_partitions} makes by itself. */
    private static final int PREMAKE_DAYS = 3;

    private final Supplier<PostgresConfig> config;

    public Migrator(Supplier<PostgresConfig> config) {
        this.config = config;
    }

    /**
     * Applies what is missing; harmless when nothing is, and when two do it at once. Each file is applied whole or not
     * at all; then come the indexes that queue lacks, and the partitions of today and the next days. What is refused leaves
     * nothing behind.
     *
     * @param notices hears what PostgreSQL has to say to the person, and whom the migration waits for
     * @param progress shows what takes long
     */
    Outcome migrate(Scheduler scheduler, Consumer<String> notices, LongFunction<Progress> progress) {
        return new Turn(config.get()).take(notices, () -> {
            new Strangers(config.get()).refuse(scheduler);
            List<Step> steps = new ArrayList<>(applyFiles(scheduler, notices));
            try (Session session = Session.open(config.get())) {
                new Indexes(session).build(progress).forEach(index -> steps.add(new Step("built", index)));
                steps.addAll(new ReplaySource(session).refresh());
                State state = State.of(session);
                List<DayPartition> days = comingDays(session, state, false);
                steps.addAll(Step.ofDays(days));
                return new Outcome(steps, remarks().afterwards(scheduler, !steps.isEmpty(), state, days));
            }
        });
    }

    /** What {@link #migrate} would do, as far as it can be known beforehand, or why it would refuse; changes nothing. */
    Outcome plan(Scheduler scheduler) {
        new Strangers(config.get()).refuse(scheduler);
        Files files = Files.compare(config.get());
        refuse(files, scheduler);
        List<Step> steps = new ArrayList<>(files.steps());
        boolean filesFirst = !steps.isEmpty();
        if (!filesFirst) {
            try (Session session = Session.open(config.get())) {
                new Indexes(session).missing().forEach(index -> steps.add(new Step("would build", index)));
                steps.addAll(Step.ofDays(comingDays(session, State.of(session), true)));
            }
        }
        return new Outcome(steps, remarks().beforehand(filesFirst, steps));
    }

    /** All files, in the order in which they are applied. */
    List<Migration> list() {
        return Files.list(config.get());
    }

    /**
     * Where the installation is not what the files say: changed, pending, failed or newer; but first, and alone, where
     * another role could have its code run.
     */
    List<Difference> differences() {
        List<Finding> strangers = new Strangers(config.get()).find();
        return strangers.isEmpty()
                ? Files.compare(config.get()).differences()
                : strangers.stream().map(Finding::difference).toList();
    }

    private List<Step> applyFiles(Scheduler scheduler, Consumer<String> notices) {
        Files files = Files.compare(config.get());
        boolean partman = refuse(files, scheduler);
        new History(config.get()).forget(files.functions().broken());
        try {
            return Step.ofFiles(FlywayFactory.migrating(config.get(), scheduler, partman, notices)
                    .migrate());
        } catch (FlywayException failed) {
            throw new Failures(config.get()).translate(failed);
        }
    }

    /** @return whether pg_partman partitions the history tables that are made now */
    private boolean refuse(Files files, Scheduler scheduler) {
        files.refuseOthers();
        return new Requirements(config.get()).allowPartman(scheduler, files.areAllPending());
    }

    private Remarks remarks() {
        return new Remarks(config.get());
    }

    private static List<DayPartition> comingDays(Session session, State state, boolean dryRun) {
        return state.isPartitioned()
                ? Routines.cortexCreatePartitions(session.configuration(), PREMAKE_DAYS, dryRun)
                        .map(mapping(DayPartition::new))
                : List.of();
    }
}
