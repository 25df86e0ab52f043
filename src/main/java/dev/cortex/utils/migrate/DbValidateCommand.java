package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Output;
import dev.cortex.utils.problem.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "validate",
        description = {
            "Compare the installation with the files of this program.",
            "",
            "Lists what is changed, missing, pending, failed or newer, and other roles that could have code run as the"
                    + " owner; exits with 1 then, with 0 when all is as it has to be."
        },
        footer = {"", "Example:", "  cortex-utils db validate || cortex-utils db migrate"})
public final class DbValidateCommand implements Callable<Integer> {
    private static final Columns<Difference> COLUMNS = Columns.of(Difference.class)
            .text("file", "File", Difference::file)
            .text("problem", "Problem", Difference::problem);

    private final Migrator migrator;
    private final Output output;

    public DbValidateCommand(Migrator migrator, Output output) {
        this.migrator = migrator;
        this.output = output;
    }

    @Override
    public Integer call() {
        List<Difference> differences = migrator.differences();
        output.rows(COLUMNS, differences);
        return (differences.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }
}
