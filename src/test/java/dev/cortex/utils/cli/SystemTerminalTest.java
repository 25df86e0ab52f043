package dev.cortex.utils.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemTerminalTest {
    @Test
    void itIsAsWideAsTheEnvironmentSays() {
        assertThat(new SystemTerminal(Map.of("COLUMNS", "53")).width()).isEqualTo(53);
    }

    @Test
    void whatIsNoWidthSaysNothing() {
        int asked = new SystemTerminal(Map.of()).width();

        for (String odd : new String[] {"", "0", "-5", "wide", "123456789"}) {
            assertThat(new SystemTerminal(Map.of("COLUMNS", odd)).width())
                    .as(odd)
                    .isEqualTo(asked);
        }
    }
}
