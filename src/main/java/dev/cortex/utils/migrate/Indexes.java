package dev.cortex.utils.migrate;

import dev.cortex.utils.cli.Progress;
import dev.cortex.utils.database.Session;
import dev.cortex.utils.generated.Routines;
import dev.cortex.utils.generated.tables.records.CortexIndexStatementsRecord;
import java.util.List;
import java.util.function.LongFunction;
import org.jooq.Result;

/**
 * The indexes that queue lacks. Built concurrently, which works outside a transaction only, and so neither in a migration
 * nor in a function.
 */
final class Indexes {
    private final Session session;

    Indexes(Session session) {
        this.session = session;
    }

    /** By name, in the order in which they are built. */
    List<String> missing() {
        return names(Routines.cortexIndexStatements(session.configuration()));
    }

    /** @param progress shows how many statements are done: an index of many jobs can take minutes */
    List<String> build(LongFunction<Progress> progress) {
        Result<CortexIndexStatementsRecord> statements = Routines.cortexIndexStatements(session.configuration());
        if (statements.isNotEmpty()) {
            try (Progress bar = progress.apply(statements.size())) {
                for (CortexIndexStatementsRecord row : statements) {
                    session.run(row.getStatement());
                    bar.advance(1);
                }
            }
        }
        return names(statements);
    }

    private static List<String> names(Result<CortexIndexStatementsRecord> statements) {
        return statements.stream()
                .map(CortexIndexStatementsRecord::getIndexName)
                .distinct()
                .toList();
    }
}
