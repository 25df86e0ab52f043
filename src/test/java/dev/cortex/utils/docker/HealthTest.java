package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    @ParameterizedTest
    @CsvSource({
        "Up 2 hours (healthy), HEALTHY",
        "Up Less than a second (unhealthy), UNHEALTHY",
        "Up 3 seconds (health: starting), STARTING",
        "Up 3 seconds (Paused), NONE",
        "Up 3 seconds, NONE",
        "Exited (0) 3 seconds ago, NONE",
        "'', NONE"
    })
    void itIsInTheTextOfTheList(String status, Health health) {
        assertThat(Health.ofText(status)).isEqualTo(health);
    }
}
