package dev.cortex.utils.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "24h, PT24H", "7d, P7D", "2w, P14D", "1h30m, PT90M"})
    void durationsAreReadAsPeopleTypeThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "banana",
                "",
                "7",
                "-7d",
                "7 d",
                "1.5h",
                "7D",
                "99999999999999999999d",
                "9999999999999d",
                "40000d"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("'" + text + "'");
    }
}
