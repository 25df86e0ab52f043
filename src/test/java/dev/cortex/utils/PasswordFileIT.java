package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A password that stands only in a password file, which the driver looks for in the environment of the process. */
class PasswordFileIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void aPooledAndADirectSessionAreLetInWithIt() throws Exception {
        Path file = passwordFile("127.0.0.1:*:*:" + DATABASE.user() + ":" + password() + "\n");

        assertDone(run(file, Map.of(), "partitions", "list"));
        assertDone(run(file, Map.of(), "db", "migrate", "--dry-run"));
    }

    @Test
    void eachAddressHasALineOfItsOwn() throws Exception {
        Path file = passwordFile("127.0.0.1:*:*:*:" + password() + "\n");
        Map<String, String> addresses = Map.of("POSTGRES_HOST", "localhost", "POSTGRES_DIRECT_HOST", "127.0.0.1");

        assertDone(run(file, addresses, "db", "migrate", "--dry-run"));
        assertThat(run(file, addresses, "partitions", "list"))
                .returns(3, Cli.Result::code)
                .satisfies(result -> assertThat(result.err())
                        .hasLineCount(1)
                        .contains("localhost", "wants a password", "POSTGRES_PASSWORD or a password file"));
    }

    @Test
    void oneThatOthersMayReadCountsAndNobodySaysOtherwise() throws Exception {
        Path file = passwordFile("*:*:*:*:" + password() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertDone(run(file, Map.of(), "partitions", "list"));
    }

    @Test
    void aWrongOneIsSaidToComeFromThere() throws Exception {
        Path file = passwordFile("*:*:*:*:hush-hush\n");

        for (String[] command : new String[][] {{"partitions", "list"}, {"db", "migrate", "--dry-run"}}) {
            assertThat(run(file, Map.of(), command))
                    .returns(3, Cli.Result::code)
                    .satisfies(result -> assertThat(result.err())
                            .hasLineCount(1)
                            .contains("refuses role cortex", "password (password file)")
                            .doesNotContain("hush-hush"));
        }
    }

    @Test
    void aPasswordOfTheConfigurationCountsMore() throws Exception {
        Path file = passwordFile("*:*:*:*:hush-hush\n");

        assertDone(run(file, Map.of("POSTGRES_PASSWORD", password()), "partitions", "list"));
    }

    private Path passwordFile(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("passwords"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String password() {
        return DATABASE.variables()
                .getOrDefault("POSTGRES_PASSWORD", "")
                .replace("\\", "\\\\")
                .replace(":", "\\:");
    }

    private static void assertDone(Cli.Result result) {
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("WARN");
    }

    private static Cli.Result run(Path file, Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> variables = new TreeMap<>(DATABASE.variables());
        variables.put("POSTGRES_PASSWORD", "");
        variables.put("PGPASSWORD", "");
        variables.put("PGPASSFILE", file.toString());
        variables.putAll(more);
        Process process = Cli.start(variables, arguments);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cli.Result(out, err, process.waitFor());
    }
}
