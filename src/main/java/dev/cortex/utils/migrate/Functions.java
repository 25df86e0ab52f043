package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The functions of the schema, compared with their files. */
final class Functions {
    private final PostgresConfig config;
    private final List<FunctionFile> files;

    Functions(PostgresConfig config, List<FunctionFile> files) {
        this.config = config;
        this.files = files;
    }

    List<Finding> find() {
        return Look.at(config, this::find);
    }

    private List<Finding> find(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.read("checks/functions.sql", config))) {
            set(
                    connection,
                    statement,
                    1,
                    "text",
                    files.stream().map(FunctionFile::name).toArray());
            set(
                    connection,
                    statement,
                    2,
                    "text",
                    files.stream().map(file -> file.body(config)).toArray());
            set(
                    connection,
                    statement,
                    3,
                    "boolean",
                    files.stream().map(FunctionFile::isKnown).toArray());
            set(
                    connection,
                    statement,
                    4,
                    "boolean",
                    files.stream().map(FunctionFile::isCurrent).toArray());
            return Finding.all(statement.executeQuery());
        }
    }

    private static void set(Connection connection, PreparedStatement statement, int place, String type, Object[] values)
            throws SQLException {
        statement.setArray(place, connection.createArrayOf(type, values));
    }
}
