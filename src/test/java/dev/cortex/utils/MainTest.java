package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void anUnknownOptionIsWrongUsage() {
        int code =
                Main.commandLine().setErr(new PrintWriter(new StringWriter())).execute("--no-such-option");

        assertThat(code).isEqualTo(2);
    }
}
