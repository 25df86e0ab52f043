package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.docker.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exported of real containers, and how. */
@Timeout(120)
class LogsExportIT {
    private static final String SCRIPT = "echo INFO start; sleep 0.1; echo ERROR job 12 failed >&2;"
            + " echo java.io.IOException: x >&2; printf '\\tat a.B.c(D.java:1)\\n' >&2; sleep 0.1;"
            + " echo '{\"level\":\"warn\",\"msg\":\"a \\\"b\\\", c\",\"job\":7}'; sleep 0.1; printf 'bye\\033[2J\\007\\n'";

    @TempDir
    private Path directory = Path.of(".");

    private TestEngine containers;
    private String name = "";

    @BeforeEach
    void start() {
        containers = TestEngine.here();
        name = containers.uniqueName("export");
        containers.run("cortex-" + name, SCRIPT);
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void jsonLinesHaveAllThatIsKnownOfAnEvent() {
        List<String> lines = export().out().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .matches("\\{\"time\":\"20..-..-..T..:..:..\\.\\d+Z\",.*")
                .contains("\"service\":\"" + name + "\",\"container\":\"cortex-" + name + "\"")
                .contains("\"stream\":\"stderr\",\"level\":\"error\"")
                .contains("\"message\":\"job 12 failed\\njava.io.IOException: x\\n\\tat a.B.c(D.java:1)\"")
                .contains("\"fingerprint\":\"v1:");
        assertThat(lines.get(2)).contains("\"fields\":{\"level\":\"warn\",\"msg\":\"a \\\"b\\\", c\",\"job\":7}");
    }

    @Test
    void csvHasTheSameFieldsInColumns() {
        assertThat(export("--format", "csv").out().split("\r\n", -1))
                .hasSize(6)
                .startsWith("time,service,container,stream,level,message,fields,fingerprint,truncated")
                .anyMatch(
                        line -> line.contains("Z," + name + ",cortex-" + name + ",stderr,error,\"job 12 failed\njava"))
                .anyMatch(line -> line.contains(",stdout,warn,\"a \"\"b\"\", c\",\"{\"\"level\"\":\"\"warn\"\","));
    }

    @Test
    void textIsWhatWasWrittenAfterTimeServiceAndLevel() {
        assertThat(export("--format", "text").out().lines())
                .hasSize(6)
                .anyMatch(line -> line.matches("\\S+Z " + name + " info INFO start"))
                .anyMatch(line -> line.matches("\\S+Z " + name + " - bye"))
                .contains("\tat a.B.c(D.java:1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "text"})
    void nothingInItCanCommandATerminal(String format) {
        assertThat(export("--format", format).out()).doesNotContain("\033").doesNotContain("\007");
    }

    @Test
    void aLevelAndTimesChooseAmongTheEvents() {
        assertThat(export("--level", "warn").out().lines()).hasSize(2);
        assertThat(export("--since", "1h").out().lines()).hasSize(4);
        assertThat(export("--until", "1h").out()).isEmpty();
        assertThat(export("--since", "1h", "--until", "2h").code()).isEqualTo(2);
    }

    @Test
    void aFileIsCompressedIfItsNameSaysSo() throws IOException {
        Path plain = directory.resolve("a.jsonl");
        Path compressed = directory.resolve("a.jsonl.gz");

        assertThat(export("--output", plain.toString())).isEqualTo(new Cli.Result("", "", 0));
        assertThat(export("--output", compressed.toString()).code()).isZero();

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(plain))
                    .hasLineCount(4);
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("old.csv"), "old");
        List<String> arguments =
                List.of("logs", "export", "--services", "no-such-service", "--output", file.toString());

        Cli.Result result = Cli.run(Map.of("DOCKER_HOST", containers.host()), arguments.toArray(String[]::new));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("no container is called no-such-service")
                .hasLineCount(1);
        assertThat(files()).containsExactly(file);
        assertThat(file).hasContent("old");
    }

    @Test
    void aLineOfAHundredMegabytesIsCutAndMarked() {
        containers.run(name + "-long", "head -c 100000000 /dev/zero | tr '\\0' x; echo; echo next", "--detach");
        containers.docker("wait", name + "-long");

        List<String> lines = exportOf(name + "-long").out().lines().toList();

        assertThat(lines.stream().map(String::length)).hasSize(2).allMatch(length -> length < 300_000);
        assertThat(lines.stream().map(line -> line.endsWith(",\"truncated\":true}")))
                .containsExactly(true, false);
    }

    @Test
    void bytesThatAreNoTextAreExportedAsWhatCanBeShown() {
        containers.run(name + "-binary", "head -c 20000 /dev/urandom; echo; echo INFO after");

        List<String> lines = exportOf(name + "-binary").out().lines().toList();

        assertThat(lines).last().asString().contains("\"message\":\"after\"");
        assertThat(lines).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full.csv", "full.csv.gz"})
    void aFullDiskIsSaidAndNothingIsLeft(String file) throws IOException {
        containers.run(name + "-much", "seq -f 'INFO job %.0f is done, another one' 100000");
        try (SmallDisk disk = SmallDisk.mount(directory)) {
            Cli.Result result = exportOf(
                    name + "-much", "--output", disk.path().resolve(file).toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .contains("cannot write " + disk.path().resolve(file) + ": No space left on device")
                    .hasLineCount(1);
            try (Stream<Path> left = Files.list(disk.path())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aDirectoryThatIsMissingIsSaid() {
        Cli.Result result =
                export("--output", directory.resolve("no/such/a.csv").toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("a.csv: no such directory").hasLineCount(1);
    }

    @Test
    void aDeviceIsWrittenToAsItIs() {
        assertThat(export("--output", "/dev/null").code()).isZero();
        assertThat(export("--output", "/dev/full").err()).contains("cannot write /dev/full: No space left on device");
        assertThat(Path.of("/dev/full")).exists();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private Cli.Result export(String... options) {
        return exportOf(name, options);
    }

    private Cli.Result exportOf(String service, String... options) {
        List<String> arguments = new ArrayList<>(List.of("logs", "export", "--services", service));
        arguments.addAll(List.of(options));
        return Cli.run(Map.of("DOCKER_HOST", containers.host()), arguments.toArray(String[]::new));
    }
}
