package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.level.Level;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LevelsTest {

    @Test
    void eachLineOfTheFixtureHasTheLevelThatStandsBeforeIt() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : Fixtures.lines("levels.txt")) {
            int tab = line.indexOf('\t');
            String text = line.substring(tab + 1).replace("\\e", "\u001b");
            softly.assertThat(label(LogEvent.levelOf(text))).as(text).isEqualTo(line.substring(0, tab));
        }
        softly.assertAll();
    }

    @Test
    void theLevelAloneIsTheSameAsThatOfTheWholeReading() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : Fixtures.lines("levels.txt")) {
            String text = line.substring(line.indexOf('\t') + 1);
            softly.assertThat(LogEvent.levelOf(text))
                    .as(text)
                    .isEqualTo(LogEvent.read(new RawEvent(text, false)).level());
        }
        softly.assertAll();
    }

    @Test
    void aStackTraceWithoutALevelIsAnError() {
        String trace = "java.lang.IllegalStateException: x\n\tat com.acme.A.run(A.java:1)";

        assertThat(LogEvent.levelOf(trace)).isEqualTo(Level.ERROR);
    }

    @Test
    void aStackTraceKeepsTheLevelOfItsFirstLine() {
        String trace = "2024-01-01 12:00:00 WARN [main] a.B - x\njava.io.IOException: y\n\tat com.acme.A.run(A.java:1)";

        assertThat(LogEvent.levelOf(trace)).isEqualTo(Level.WARN);
    }

    @Test
    void theHeaderIsNoPartOfTheMessage() {
        List<String> headers = List.of(
                "2015-10-18 18:06:18,045 INFO [RMCommunicator Allocator] org.apache.hadoop.ipc.Client: ",
                "17/06/09 20:10:58 INFO storage.BlockManager: ",
                "[Sun Dec 04 20:32:37 2005] [notice] ",
                "Dec 10 10:13:59 LabSZ sshd[24833]: ",
                "2024-01-01 12:00:00.123  INFO 12345 --- [           main] c.e.Foo                 : ",
                "2024-01-01 12:00:00,123 - app.worker - ERROR - ",
                "E1123 12:34:56.789012    1234 file.go:123] ",
                "ERROR:root:",
                "web-1  | 2024-01-01T00:00:00Z INFO ",
                "<165>1 2003-10-11T22:14:15.003Z mymachine evntslog - ID47 [a@1 b=\"c\"] ",
                "2024-01-01 12:00:00.123 UTC [123] app@db ERROR:  ",
                "");

        assertThat(headers)
                .allSatisfy(header -> assertThat(LogEvent.read(new RawEvent(header + "Found block locally", false))
                                .message())
                        .isEqualTo("Found block locally"));
    }

    private static String label(@Nullable Level level) {
        return level == null ? "-" : level.label();
    }
}
