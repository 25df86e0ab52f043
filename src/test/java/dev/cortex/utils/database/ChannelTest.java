package dev.cortex.utils.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\0b",
                "a123456789b123456789c123456789d123456789e123456789f123456789g123",
                "ß1234567890ß1234567890ß1234567890ß1234567890ß1234567890ß12345"
            })
    void whatPostgresqlWouldRefuseOrCutIsNoName(String name) {
        assertThatThrownBy(() -> new Channel(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixtyThreeBytesAreNotTooLong() {
        assertThat(new Channel("ß".repeat(31) + "x").quoted()).hasSize(34);
    }
}
