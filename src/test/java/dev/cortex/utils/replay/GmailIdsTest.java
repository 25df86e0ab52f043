package dev.cortex.utils.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GmailIdsTest {
    @Test
    void commasSeparateAndQuotesKeepTogether() {
        assertThat(GmailIds.read("a,\"b,c\",\"d\"\"e\",f\"g,a,,")).containsExactly("a", "b,c", "d\"e", "f\"g");
    }

    @Test
    void aFileHasOneALine(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("ids"), "a,b\r\n\n c \n");
        assertThat(GmailIds.read("@" + file)).containsExactly("a,b", "c");
    }

    @Test
    void whatNamesNoIdIsRefused() {
        assertThatThrownBy(() -> GmailIds.read(" ,".strip())).hasMessageContaining("names no id");
        assertThatThrownBy(() -> GmailIds.read("\"a")).hasMessageContaining("not closed");
        assertThatThrownBy(() -> GmailIds.read("@/no/such")).hasMessageContaining("cannot read");
    }
}
