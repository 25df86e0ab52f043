package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EntryJsonTest {
    private static final LogSource SOURCE =
            new LogSource("0123", "cortex-triage-worker-2", "triage-worker", "triage-worker-2", true, Instant.EPOCH);

    @Test
    void anEventIsOneObject() {
        assertThat(json("ERROR job 12 failed\n\tat a.B"))
                .startsWith("{\"time\":\"1970-01-01T00:00:01.000000007Z\",\"service\":\"triage-worker\","
                        + "\"container\":\"cortex-triage-worker-2\",\"stream\":\"stderr\",\"level\":\"error\","
                        + "\"message\":\"job 12 failed\\n\\tat a.B\",\"fields\":null,\"fingerprint\":\"v1:")
                .endsWith("\"}");
    }

    @Test
    void allFieldsOfJsonAreThereAsTheyAre() {
        assertThat(json("{\"level\": 30, \"msg\": \"x\", \"big\": 1.10e400, \"in\": {\"a\": [1, null]}}"))
                .contains("\"level\":\"info\",\"message\":\"x\","
                        + "\"fields\":{\"level\":30,\"msg\":\"x\",\"big\":1.10e400,\"in\":{\"a\":[1,null]}},");
    }

    @Test
    void fieldsBehindATimeAreFound() {
        assertThat(json("2024-12-01T08:00:00Z {\"level\":\"warn\",\"msg\":\"x\",\"n\":1}"))
                .contains(
                        "\"level\":\"warn\",\"message\":\"x\",\"fields\":{\"level\":\"warn\",\"msg\":\"x\",\"n\":1},");
    }

    @Test
    void fieldsOfLogfmtAreTexts() {
        assertThat(json("level=warn msg=\"a b\" n=7"))
                .contains("\"fields\":{\"level\":\"warn\",\"msg\":\"a b\",\"n\":\"7\"},");
    }

    @Test
    void fieldsOfALineThatBreaksOffAreLeftOut() {
        assertThat(json("{\"level\":\"warn\",\"msg\":\"x\",\"rest\":\"abc"))
                .contains("\"level\":\"warn\",\"message\":\"x\",\"fields\":null,");
    }

    @Test
    void whatATerminalWouldObeyIsEscapedInFieldsToo() {
        assertThat(json("{\"level\":\"warn\",\"msg\":\"x\\u009b\",\"rest\":\"\u202e\u007f\"}"))
                .matches("\\p{ASCII}*")
                .contains("\\u009b", "\\u202e\\u007f");
    }

    @Test
    void aCutEventIsMarked() {
        assertThat(EntryJson.of(SOURCE, new Entry(0, false, LogEvent.read(new RawEvent("x", true)), false)))
                .contains("\"stream\":\"stdout\",\"level\":null,")
                .endsWith(",\"truncated\":true}");
    }

    private static String json(String text) {
        return EntryJson.of(SOURCE, new Entry(1_000_000_007, true, LogEvent.read(new RawEvent(text, false)), false));
    }
}
