package dev.cortex.utils.docker;

import static dev.cortex.utils.docker.LogBytes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String PIECE = "x".repeat(16 * 1024);

    private final LogBytes log = new LogBytes();

    @Test
    void linesHaveNoFrames() throws IOException {
        log.raw(at(1, 2) + "hello\r\n" + at(3, 4) + "world\r\n");

        assertThat(Lines.of(log.bytes(), true)).containsExactly("out 1.2 hello", "out 3.4 world");
    }

    @Test
    void theTimestampsOfALongLinesPiecesAreTakenOut() throws IOException {
        log.raw(at(1, 0) + PIECE + at(1, 0) + PIECE + at(1, 0) + "end\r\n" + at(2, 0) + "next\r\n");

        assertThat(Lines.of(log.bytes(), true)).containsExactly("out 1.0 " + PIECE + PIECE + "end", "out 2.0 next");
    }

    @Test
    void aPromptThatAProcessLeftBehindIsALine() throws IOException {
        log.raw(at(1, 0) + "root@web:/# " + at(9, 0) + "started\r\n");

        assertThat(Lines.of(log.bytes(), true)).containsExactly("out 1.0 root@web:/# ", "out 9.0 started");
    }

    @Test
    void aTimestampThatTheProgramPrintedIsText() throws IOException {
        log.raw(at(5, 0) + "[" + at(4, 999_999_999) + "] ready\r\n");

        assertThat(Lines.of(log.bytes(), true)).containsExactly("out 5.0 [" + at(4, 999_999_999) + "] ready");
    }

    @Test
    void theLastLineNeedsNoNewline() throws IOException {
        log.raw(at(1, 0) + "$ ");

        assertThat(Lines.of(log.bytes(), true)).containsExactly("out 1.0 $ ");
    }

    @Test
    void aLineThatIsTooLongIsCutAndMarked() throws IOException {
        log.raw(at(1, 0) + "y".repeat(500_000) + "\r\n" + at(2, 0) + "next\r\n");

        assertThat(Lines.of(log.bytes(), true, 1000, most -> most))
                .containsExactly("out 1.0 " + "y".repeat(1000) + "…", "out 2.0 next");
    }

    @Test
    void whatTheEngineSaysInsteadOfALogIsAnError() {
        log.raw(at(1, 0) + "hello\r\nError grabbing logs: unexpected EOF\n");

        assertThatThrownBy(() -> Lines.of(log.bytes(), true))
                .isInstanceOf(DockerException.class)
                .hasMessageContaining("unexpected EOF");
    }
}
