package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.events.assembly.EventLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsExplainCommandTest {
    private static final String TRACE =
            "ERROR a.B - job 12 failed\njava.io.IOException: x\n\tat a.B.c(D.java:1)\nnext\n";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyEventIsOneLineOfJson() throws IOException {
        Cli.Result result = explain(TRACE);

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"level\":\"error\",\"template\":\"job <*> failed | java.io.IOException | a.B.c\","
                        + "\"fingerprint\":\"v1:")
                .endsWith("\"message\":\"job 12 failed\\njava.io.IOException: x\\n\\tat a.B.c(D.java:1)\"}");
    }

    @Test
    void eachLineIsAnEventWhenAskedFor() throws IOException {
        assertThat(explain(TRACE + "\n", "--each-line").out().lines()).hasSize(5);
    }

    @Test
    void aLevelThatIsNotNamedIsNull() throws IOException {
        assertThat(explain("hello\n").out()).startsWith("{\"level\":null,");
    }

    @Test
    void theCodesOfAnEventStandBetweenItsFingerprintAndItsMessage() throws IOException {
        assertThat(explain("ERROR a.B - HTTP 503 from 10.0.0.1, so exit code 1\nhello\n")
                        .out())
                .matches("\\{\"level\":\"error\",\"template\":\"HTTP 503 from <\\*>, so exit code 1\","
                        + "\"fingerprint\":\"v1:[0-9a-f]{16}\",\"codes\":\\[\"http=503\",\"exit=1\"],"
                        + "\"message\":\"HTTP 503 from 10.0.0.1, so exit code 1\"}\n"
                        + "\\{\"level\":null,\"template\":\"hello\",\"fingerprint\":\"v1:[0-9a-f]{16}\","
                        + "\"codes\":\\[],\"message\":\"hello\"}\n");
    }

    @Test
    void controlCharactersNeverReachTheTerminal() throws IOException {
        assertThat(explain("a\u0007b\u009bc\u007fd\u202ee\n").out())
                .contains("a\\u0007b\\u009bc\\u007fd\\u202ee")
                .matches("[\\x20-\\x7e\\s]*");
    }

    @Test
    void aFileThatIsMissingIsSaidInOneLine() {
        Cli.Result result = Cli.run(Map.of(), "logs", "explain", "/nonexistent/x.log");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No such file: /nonexistent/x.log").doesNotContain("\tat ");
    }

    @Test
    void aHugeLineIsCutAndMarked() throws IOException {
        StringBuilder out = new StringBuilder();
        byte[] line = ("ERROR " + "x".repeat(10_000_000) + "\n").getBytes(StandardCharsets.UTF_8);

        new Explanations(EventLimits.DEFAULT, false).explain(new ByteArrayInputStream(line), out::append);

        assertThat(out).hasSizeLessThan(400_000).asString().endsWith("\"truncated\":true}");
    }

    private Cli.Result explain(String text, String... options) throws IOException {
        Path file = directory.resolve("some.log");
        Files.writeString(file, text);
        String[] arguments = new String[options.length + 3];
        arguments[0] = "logs";
        arguments[1] = "explain";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[arguments.length - 1] = file.toString();
        return Cli.run(Map.of(), arguments);
    }
}
