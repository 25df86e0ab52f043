package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A connection that cannot be had gets one line that names the setting to look at. */
class ConnectionRefusalsIT {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.emptySchema();

    @RegisterExtension
    static final TestDatabase READ_ONLY = TestDatabase.emptyDatabase();

    @TempDir
    private Path home = Path.of(".");

    @Test
    void aWrongPassword() {
        Map<String, String> variables = with("POSTGRES_PASSWORD", "hush-hush");

        for (String command : new String[] {"partitions list", "db migrate", "db info"}) {
            assertThat(refusal(UNREACHABLE, variables, command.split(" ")))
                    .contains("refuses role cortex", "password (POSTGRES_PASSWORD)")
                    .doesNotContain("hush-hush");
        }
    }

    @Test
    void noPassword() {
        Map<String, String> variables = with("POSTGRES_PASSWORD", "");
        variables.remove("PGPASSWORD");

        assertThat(refusal(UNREACHABLE, variables, "partitions", "list"))
                .contains("POSTGRES_PASSWORD or a password file");
    }

    @Test
    void aServerThatIsDown() throws IOException {
        String port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = String.valueOf(socket.getLocalPort());
        }

        assertThat(refusal(UNREACHABLE, with("POSTGRES_PORT", port), "partitions", "list"))
                .contains("127.0.0.1:" + port
                        + " cannot be reached: connection refused. Check POSTGRES_HOST and POSTGRES_PORT");
        assertThat(refusal(UNREACHABLE, with("POSTGRES_PORT", port), "db", "migrate"))
                .contains("connection refused");
    }

    @Test
    @Timeout(60)
    void aServerThatDoesNotAnswerWithinTheConnectTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, String> variables = with("POSTGRES_PORT", String.valueOf(silent.getLocalPort()));
            variables.put("POSTGRES_CONNECT_TIMEOUT", "1s");

            assertThat(refusal(UNREACHABLE, variables, "partitions", "list")).contains("timed out");
            assertThat(refusal(UNREACHABLE, variables, "db", "migrate")).contains("timed out");
        }
    }

    @Test
    void aHostThatDoesNotExist() {
        assertThat(refusal(UNREACHABLE, with("POSTGRES_HOST", "db.invalid"), "partitions", "list"))
                .contains("unknown host", "POSTGRES_HOST");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        assertThat(refusal(UNREACHABLE, with("POSTGRES_DB", "nowhere"), "partitions", "list"))
                .contains("has no database nowhere", "POSTGRES_DB");
    }

    @Test
    void aDatabaseThatIsNotMigrated() {
        for (String command :
                new String[] {"partitions list", "partitions maintain", "dead-letter stats", "schedule install"}) {
            assertThat(refusal(REFUSED, DATABASE.variables(), command.split(" ")))
                    .contains("schema " + DATABASE.schema() + " of database cortex is not migrated")
                    .contains("Run: cortex-utils db migrate");
        }
    }

    @Test
    void aSchemaThatTheRoleMayNotUse() {
        String stranger = "stranger_" + DATABASE.schema();
        DATABASE.superuser(
                "create schema if not exists " + DATABASE.schema(),
                "create role " + stranger + " login password 'stranger'");
        Map<String, String> variables = with("POSTGRES_USER", stranger);
        variables.put("POSTGRES_PASSWORD", "stranger");
        try {
            assertThat(refusal(REFUSED, variables, "partitions", "list"))
                    .contains("permission denied for schema " + DATABASE.schema())
                    .contains("grant cortex_operator to " + stranger)
                    .contains("grant usage on schema \"" + DATABASE.schema() + "\" to " + stranger);
        } finally {
            DATABASE.superuser("drop role " + stranger);
        }
    }

    @Test
    void aSessionThatMayChangeNothing() {
        Map<String, String> variables = new TreeMap<>(READ_ONLY.variables());
        READ_ONLY.superuser("alter role " + READ_ONLY.user() + " in database " + variables.get("POSTGRES_DB")
                + " set default_transaction_read_only = on");

        assertThat(refusal(REFUSED, variables, "db", "migrate", "--scheduler", "none"))
                .contains("nothing can be changed here", "POSTGRES_HOST", "default_transaction_read_only");
    }

    @Test
    void aConfigurationWithAnUnknownKey() throws IOException {
        Path file = Files.writeString(home.resolve("utils.yaml"), "postgres:\n  port: 5432\n  hots: db\n");

        assertThat(refusal(USAGE, DATABASE.variables(), "partitions", "list", "--config", file.toString()))
                .contains(file + ":3: unknown key postgres.hots. Did you mean postgres.host?");
    }

    @Test
    void aConfigurationThatIsNotYaml() throws IOException {
        Path file = Files.writeString(home.resolve("utils.yaml"), "postgres:\n  host: db\n port: 5432\n");

        assertThat(refusal(USAGE, DATABASE.variables(), "partitions", "list", "--config", file.toString()))
                .contains(file + ":3: not valid YAML: ");
    }

    @Test
    void aConfigurationThatIsNotThere() {
        assertThat(refusal(USAGE, DATABASE.variables(), "partitions", "list", "--config", "/nowhere/utils.yaml"))
                .contains("there is no file /nowhere/utils.yaml");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new TreeMap<>(DATABASE.variables());
        variables.put(variable, value);
        return variables;
    }

    private static String refusal(int code, Map<String, String> variables, String... arguments) {
        Cli.Result result = Cli.run(variables, arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("cortex-utils: ").hasLineCount(1).doesNotContain("..", "Exception");
        return result.err();
    }
}
