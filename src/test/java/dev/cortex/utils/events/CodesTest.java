package dev.cortex.utils.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.code.Code;
import dev.cortex.utils.events.code.CodeKind;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Test
    void eachEventOfTheFixtureHasTheCodesThatStandBeforeIt() {
        SoftAssertions softly = new SoftAssertions();
        for (String line : Fixtures.lines("codes.txt")) {
            int tab = line.indexOf('\t');
            String text = line.substring(tab + 1).replace("\\n", "\n").replace("\\t", "\t");
            softly.assertThat(codes(text))
                    .as(text)
                    .isEqualTo(line.substring(0, tab).replaceAll("^-$", ""));
        }
        softly.assertAll();
    }

    @Test
    void aCodeThatIsSaidTwiceIsOne() {
        assertThat(codes("{\"level\":\"error\",\"msg\":\"HTTP 503, status=503\",\"status\":503}"))
                .isEqualTo("http=503");
    }

    @Test
    void aKindAdmitsWhatCanBeACodeOfIt() {
        assertThat(List.of("100", "429", "599")).allMatch(CodeKind.HTTP::admits);
        assertThat(List.of("", "99", "600", "0429", "4 9", "-404")).noneMatch(CodeKind.HTTP::admits);
        assertThat(List.of("0", "137", "255", "-1", "-9")).allMatch(CodeKind.EXIT::admits);
        assertThat(List.of("", "-", "256", "x", "--1")).noneMatch(CodeKind.EXIT::admits);
        assertThat(List.of("00000", "57P03", "HY000")).allMatch(CodeKind.SQLSTATE::admits);
        assertThat(List.of("", "57p03", "5703", "570033", "57-03")).noneMatch(CodeKind.SQLSTATE::admits);
        assertThat(List.of("1", "111", "133", "-2", "-4095")).allMatch(CodeKind.ERRNO::admits);
        assertThat(List.of("", "0", "134", "-4096", "EIO")).noneMatch(CodeKind.ERRNO::admits);
        assertThat(List.of("1", "9", "64")).allMatch(CodeKind.SIGNAL::admits);
        assertThat(List.of("", "0", "65", "-9", "SIGKILL")).noneMatch(CodeKind.SIGNAL::admits);
    }

    private static String codes(String text) {
        return LogEvent.read(new RawEvent(text, false)).codes().stream()
                .map(Code::toString)
                .collect(joining(" "));
    }
}
