package dev.cortex.utils.events.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<Line> lines = new ArrayList<>();

    @Test
    void linesAreTheSameHoweverTheirBytesArrive() {
        byte[] bytes = "one\r\ntwö\n\nlast".getBytes(StandardCharsets.UTF_8);

        for (int size = 1; size <= bytes.length; size++) {
            lines.clear();
            LineSplitter splitter = new LineSplitter(100, lines::add);
            for (int i = 0; i < bytes.length; i += size) {
                splitter.write(bytes, i, Math.min(size, bytes.length - i));
            }
            splitter.end();

            assertThat(lines).extracting(Line::text).containsExactly("one", "twö", "", "last");
        }
    }

    @Test
    void aLongLineIsCutBetweenCharactersAndMarked() {
        byte[] bytes = ("ä".repeat(1_000_000) + "\nnext\n").getBytes(StandardCharsets.UTF_8);
        LineSplitter splitter = new LineSplitter(11, lines::add);

        splitter.write(bytes, 0, bytes.length);
        splitter.end();

        assertThat(lines).containsExactly(new Line("äääää", true), new Line("next", false));
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        LineSplitter splitter = new LineSplitter(100, lines::add);

        splitter.write(new byte[] {'a', (byte) 0xFF, 0, 'b', '\n'}, 0, 5);

        assertThat(lines).containsExactly(new Line("a\uFFFD\0b", false));
    }
}
