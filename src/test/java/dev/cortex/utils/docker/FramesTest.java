package dev.cortex.utils.docker;

import static dev.cortex.utils.docker.LogBytes.ERR;
import static dev.cortex.utils.docker.LogBytes.OUT;
import static dev.cortex.utils.docker.LogBytes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String PIECE = "x".repeat(16 * 1024);

    private final LogBytes log = new LogBytes();

    @Test
    void aFrameIsALineWithItsStreamAndItsTime() throws IOException {
        log.frame(OUT, at(1, 2) + "hello\n").frame(ERR, at(3, 400) + "oops\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.2 hello", "err 3.400 oops");
    }

    @Test
    void anEmptyLineIsALine() throws IOException {
        log.frame(OUT, at(1, 0) + "\n").frame(OUT, at(2, 0) + "\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 ", "out 2.0 ");
    }

    @Test
    void aLineCutEvery16KiBIsOneLineWithoutTheTimestampsBetween() throws IOException {
        log.frame(OUT, at(1, 0) + PIECE).frame(OUT, at(1, 0) + PIECE).frame(OUT, at(1, 0) + "end\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 " + PIECE + PIECE + "end");
    }

    @Test
    void journaldStampsEachPieceOfALineAnew() throws IOException {
        log.frame(OUT, at(1, 0) + PIECE).frame(OUT, at(1, 5_000) + "end\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 " + PIECE + "end");
    }

    @Test
    void piecesOfTwoStreamsMayInterleave() throws IOException {
        log.frame(OUT, at(1, 0) + PIECE)
                .frame(ERR, at(1, 1) + PIECE)
                .frame(OUT, at(1, 0) + "out\n")
                .frame(ERR, at(1, 1) + "err\n");

        assertThat(Lines.of(log.bytes(), false))
                .containsExactly("out 1.0 " + PIECE + "out", "err 1.1 " + PIECE + "err");
    }

    @Test
    void theLastLineNeedsNoNewline() throws IOException {
        log.frame(OUT, at(1, 0) + "done\n").frame(OUT, at(2, 0) + "bye");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 done", "out 2.0 bye");
    }

    @Test
    void whatAProcessLeftUnfinishedIsNotGluedToWhatItsSuccessorWrites() throws IOException {
        log.frame(OUT, at(1, 0) + "killed halfw").frame(OUT, at(2, 0) + "started\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 killed halfw", "out 2.0 started");
    }

    @Test
    void aFrameMayHoldSeveralLines() throws IOException {
        log.frame(OUT, at(1, 0) + "one\ntwo\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 one", "out 1.0 two");
    }

    @Test
    void aFrameMayBeLargerThanAnyBuffer() throws IOException {
        String long300k = "y".repeat(300_000);
        log.frame(OUT, at(1, 0) + long300k + "\n").frame(OUT, at(2, 0) + "next\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 " + long300k, "out 2.0 next");
    }

    @Test
    void aLineThatIsTooLongIsCutAndMarked() throws IOException {
        for (int i = 0; i < 100; i++) {
            log.frame(OUT, at(1, 0) + PIECE);
        }
        log.frame(OUT, at(1, 0) + "\n").frame(OUT, at(2, 0) + "next\n");

        assertThat(Lines.of(log.bytes(), false, 20_000, most -> most))
                .containsExactly("out 1.0 " + "x".repeat(20_000) + "…", "out 2.0 next");
    }

    @Test
    void carriageReturnsStay() throws IOException {
        log.frame(OUT, at(1, 0) + "50%\r100%\r\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 50%\r100%\r");
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementCharacters() throws IOException {
        byte[] text = (at(1, 0) + "caf?\n").getBytes(StandardCharsets.US_ASCII);
        text[text.length - 2] = (byte) 0xE9;
        log.frame(OUT, text);

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 1.0 caf\uFFFD");
    }

    @Test
    void timestampsOfOtherEnginesAreReadToo() throws IOException {
        log.frame(OUT, "1970-01-01T02:00:07.5+02:00 podman\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 7.500000000 podman");
    }

    @Test
    void aRecordWithoutATimestampHasTheOneBefore() throws IOException {
        log.frame(OUT, at(5, 0) + "one\n").frame(OUT, "two\n");

        assertThat(Lines.of(log.bytes(), false)).containsExactly("out 5.0 one", "out 5.0 two");
    }

    @Test
    void whatTheEngineSaysInsteadOfALogIsAnError() {
        log.frame(OUT, at(1, 0) + "one\n").frame(3, "Error grabbing logs: invalid character 'x'\n");

        assertThatThrownBy(() -> Lines.of(log.bytes(), false))
                .isInstanceOf(DockerException.class)
                .hasMessage("Docker Engine stopped reading the log: Error grabbing logs: invalid character 'x'");
    }

    @Test
    void aLogThatEndsInsideAFrameIsBroken() {
        byte[] whole = log.frame(OUT, at(1, 0) + "one\n").bytes();

        assertThatThrownBy(() -> Lines.of(java.util.Arrays.copyOf(whole, whole.length - 1), false))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Lines.of(java.util.Arrays.copyOf(whole, 5), false))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void textIsNoFrame() {
        assertThatThrownBy(
                        () -> Lines.of(new LogBytes().raw("HTTP is not a log").bytes(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a log stream");
    }
}
