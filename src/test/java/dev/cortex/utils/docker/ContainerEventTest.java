package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContainerEventTest {
    @Test
    void theTimeIsExactToTheNanosecond() throws IOException {
        assertThat(event("die", "\"exitCode\":\"137\"").time())
                .isEqualTo(Instant.parse("2026-11-28T11:49:47.251828845Z"));
    }

    @Test
    void anExitCodeThatALabelHidesIsNotKnown() throws IOException {
        assertThat(event("die", "\"exitCode\":\"137\"").exitCode()).hasValue(137);
        assertThat(event("die", "\"exitCode\":\"gotcha\"").exitCode()).isEmpty();
        assertThat(event("die", "").exitCode()).isEmpty();
    }

    @Test
    void aLabelCalledExitCodeMakesNoDeathOfAStart() throws IOException {
        assertThat(event("start", "\"exitCode\":\"137\",\"signal\":\"9\",\"oldName\":\"x\""))
                .satisfies(start -> assertThat(start.exitCode()).isEmpty())
                .satisfies(start -> assertThat(start.signal()).isEmpty())
                .satisfies(start -> assertThat(start.oldName()).isEmpty());
    }

    private static ContainerEvent event(String action, String attributes) throws IOException {
        return ContainerEvent.of(Conversation.JSON.readValue("{\"Action\":\"" + action
                + "\",\"Actor\":{\"ID\":\"1\",\"Attributes\":{" + attributes
                + "}},\"time\":1795866587,\"timeNano\":1795866587251828845}"));
    }
}
