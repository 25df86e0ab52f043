package dev.cortex.utils.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A password file as libpq reads it: {@code host:port:database:user:password}, {@code *} for any, backslash before a
 * colon or backslash that is meant, and ignored when others than its owner may read it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">PostgreSQL 34.16, The Password File</a>
 */
final class PasswordFile {
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private PasswordFile() {}

    static Optional<Secret> find(Path file, String host, int port, String database, String user) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (isOpenToOthers(file)) {
                logger().warn("{} is ignored: others may read it; run: chmod 600 {}", file, file);
                return Optional.empty();
            }
            List<String> wanted = List.of(host, Integer.toString(port), database, user);
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordFile::fields)
                    .filter(fields -> fields.size() == 5 && matches(fields, wanted))
                    .findFirst()
                    .map(fields -> new Secret(fields.get(4)));
        } catch (IOException unreadable) {
            logger().warn(
                            "{} is ignored: it cannot be read ({})",
                            file,
                            unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains);
    }

    private static boolean matches(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (c == ':' && fields.size() < 4) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(PasswordFile.class);
    }
}
