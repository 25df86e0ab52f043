package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A megabyte of what makes a backtracking or nested search explode. Minutes if anything is quadratic, else a moment. */
@Timeout(120)
class HostileLinesTest {
    private static final int LENGTH = 1_000_000;

    @Test
    void aLineThatRepeatsOneThingIsReadInOnePass() {
        List<String> parts = List.of(
                "[",
                "<",
                "(",
                "{",
                "'a",
                "\"",
                "'\\",
                "=(",
                "a=",
                "a=\"",
                "- ",
                "| ",
                "1:",
                "/",
                "a.",
                "a@",
                "\\",
                ":",
                "::",
                "\t",
                " ",
                "Jan ",
                "x ",
                "A",
                "9",
                "2024-01-01 ",
                "[2024-01-01 ",
                "{\"a\":",
                "{\"a\":[",
                "level=",
                "http://",
                "C:\\",
                "\u001b[",
                "\u001b]",
                "ERROR ",
                "[error] ",
                "HTTP 503 ",
                "code: 1 ",
                "exited, status=1 ",
                "error 404 x",
                "| 500 | ",
                "(111: A",
                "Error 1 (23000) ",
                "503 Service Unavailable ",
                "\u0000",
                "\ud800");

        assertThat(parts).allSatisfy(part -> {
            LogEvent event = LogEvent.read(new RawEvent(part.repeat(LENGTH / part.length()), true));

            assertThat(event.fingerprint()).startsWith("v1:");
            assertThat(event.codes()).doesNotHaveDuplicates();
        });
    }

    @Test
    void aTraceThatNeverEndsIsReadInOnePass() {
        List<String> lines = List.of(
                "\tat a.B.c(D.java:1)\n",
                "Caused by: a.BException: x\n",
                "Caused by: a.BException: HTTP 503\nCaused by: a.CException: exit code 1\n",
                "Caused by: a.BException: errno 5\n\tat a.B.c(D.java:1)\n",
                "  File \"a.py\", line 1, in f\n",
                "\n",
                "at (\n",
                "Traceback (most recent call last):\n",
                "goroutine 1 [running]:\n",
                "main.f(0x1)\n\t/a.go:1 +0x1\n");

        assertThat(lines).allSatisfy(line -> {
            LogEvent event = LogEvent.read(new RawEvent("x\n" + line.repeat(LENGTH / line.length()), true));

            assertThat(event.fingerprint()).startsWith("v1:");
            assertThat(event.codes()).doesNotHaveDuplicates();
        });
    }
}
