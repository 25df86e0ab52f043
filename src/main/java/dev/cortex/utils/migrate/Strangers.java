package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Roles that have no business in the schema and could have their code run with the rights of the installation's owner. Looked
 * for before anything else is asked of the database: Flyway has the schema in its {@code search_path}, too.
 */
final class Strangers {
    private final PostgresConfig config;

    Strangers(PostgresConfig config) {
        this.config = config;
    }

    List<Finding> find() {
        return Look.at(config, this::find);
    }

    /** Before a first migration together with what that would ask for: a superuser is asked once. */
    void refuse(Scheduler scheduler) {
        List<Finding> findings = find();
        if (findings.isEmpty()) {
            return;
        }
        List<String> statements = new ArrayList<>();
        findings.forEach(finding -> statements.add(String.valueOf(finding.remedy())));
        new Requirements(config).lacking(scheduler).ifPresent(statements::add);
        Finding first = findings.get(0);
        throw new Problem(
                Problem.Kind.REFUSED,
                "other roles could have their code run as the owner of the installation: %s: %s%s"
                        .formatted(
                                first.object(),
                                first.problem(),
                                findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more"),
                String.join("\n", statements),
                "Run these statements in this database as a superuser, then the same again; why, and what services"
                        + " can do that own tables there, is in docs/operations.md, Nobody else's code.",
                null);
    }

    private List<Finding> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return Finding.all(statement.executeQuery(SqlFile.read("checks/strangers.sql", config)));
        }
    }
}
