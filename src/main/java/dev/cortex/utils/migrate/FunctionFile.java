package dev.cortex.utils.migrate;

import dev.cortex.utils.config.PostgresConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;

/**
 * A file of {@code db/routines}.
 *
 * @param name of the function
 * @param path below {@code db/} where it is now; Flyway's history has the folder that it was applied from
 * @param isKnown whether it was ever applied
 * @param isCurrent whether it was applied as it is now
 */
record FunctionFile(String name, String path, boolean isKnown, boolean isCurrent) {
    private static final Pattern BODY = Pattern.compile("(?s) *(\\$[a-z]+\\$)(.*)\\1;");

    static List<FunctionFile> all(MigrationInfo[] infos) {
        Predicate<MigrationInfo> isFunction =
                info -> info.getVersion() == null && !info.getType().isSynthetic();
        Set<String> known = Arrays.stream(infos)
                .filter(isFunction.and(info -> info.getInstalledOn() != null))
                .map(MigrationInfo::getDescription)
                .collect(Collectors.toSet());
        return Arrays.stream(infos)
                .filter(isFunction.and(Migration::isOfAFile))
                .map(info -> new FunctionFile(
                        Migration.of(info).file(),
                        path(info.getPhysicalLocation()),
                        known.contains(info.getDescription()),
                        !Migration.of(info).isPending()))
                .toList();
    }

    private static String path(String location) {
        return location.substring(location.lastIndexOf("routines/"));
    }

    /** What is between the quotes, as PostgreSQL keeps it; nothing of a body that it keeps as a parsed statement. */
    String body(PostgresConfig config) {
        Matcher body = BODY.matcher(SqlFile.read(path, config));
        return body.find() ? body.group(2) : "";
    }
}
