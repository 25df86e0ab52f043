package dev.cortex.utils.migrate;

import static java.util.stream.Collectors.joining;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The functions of the schema, compared with their files.
 *
 * @param findings where they differ
 */
record Functions(String schema, List<Finding> findings) {

    static Functions look(PostgresConfig config, List<FunctionFile> files) {
        return new Functions(config.schema(), Look.at(config, connection -> find(connection, config, files)));
    }

    /** Those that are in the way of ours, or that belong to another role. */
    void refuseOthers() {
        List<Finding> others = findings.stream().filter(Finding::isForAPerson).toList();
        if (!others.isEmpty()) {
            Finding first = others.get(0);
            throw new Problem(
                    Problem.Kind.REFUSED,
                    "function " + first.object() + " in schema " + schema + " " + first.problem(),
                    others.stream().map(Finding::remedy).collect(joining("\n")),
                    "Run these statements, after a look at what they are about, then the same again; or install"
                            + " cortex-utils in another schema: --schema NAME.",
                    null);
        }
    }

    /** Those that were dropped or changed by hand, whose files have to be applied again. */
    List<String> broken() {
        return findings.stream()
                .filter(finding -> !finding.isForAPerson())
                .map(Finding::object)
                .toList();
    }

    private static List<Finding> find(Connection connection, PostgresConfig config, List<FunctionFile> files)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.read("checks/functions.sql", config))) {
            set(statement, 1, "text", files.stream().map(FunctionFile::name).toArray());
            set(
                    statement,
                    2,
                    "text",
                    files.stream().map(file -> file.body(config)).toArray());
            set(
                    statement,
                    3,
                    "boolean",
                    files.stream().map(FunctionFile::isKnown).toArray());
            set(
                    statement,
                    4,
                    "boolean",
                    files.stream().map(FunctionFile::isCurrent).toArray());
            return Finding.all(statement.executeQuery());
        }
    }

    private static void set(PreparedStatement statement, int place, String type, Object[] values) throws SQLException {
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
}
