package dev.cortex.utils.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database that is not as it has to be.
 *
 * @param remedy the statement that mends it; null when a migration does
 */
record Finding(String object, String problem, @Nullable String remedy) {

    /** As the queries of {@code db/checks} answer. */
    static List<Finding> all(ResultSet rows) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        while (rows.next()) {
            findings.add(new Finding(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
        return findings;
    }

    boolean isForAPerson() {
        return remedy != null;
    }

    /** As {@code db validate} lists it. */
    Difference difference() {
        return new Difference(
                object,
                problem + Optional.ofNullable(remedy).map(text -> ": " + text).orElse(""));
    }
}
