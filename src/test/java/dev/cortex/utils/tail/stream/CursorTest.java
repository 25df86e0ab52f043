package dev.cortex.utils.tail.stream;

import static dev.cortex.utils.docker.LogLines.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.tail.source.LogSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000000001Z");

    @Test
    void aCursorIsTheSameAfterItWasWrittenDown() {
        Cursor cursor = new Cursor("4f2a", new Place(1_700_000_000_000_000_001L, 3), Place.BEGINNING, 17);

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor).hasToString("v1:4f2a:1700000000000000001+3:-:17");
        assertThat(Cursor.parse(Cursor.atBeginning("4f2a").toString())).isEqualTo(Cursor.atBeginning("4f2a"));
        assertThat(Cursor.parse(Cursor.at("4f2a", NOON).toString())).isEqualTo(Cursor.at("4f2a", NOON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v2:id:1+1:1+1:1",
                "v1::1+1:1+1:1",
                "v1:i d:1+1:1+1:1",
                "v1:id:1:1+1:1",
                "v1:id:+1:1+1:1",
                "v1:id:1+-1:1+1:1",
                "v1:id:1+1:1+1:",
                "v1:id:1+1:1+1:1:1",
                "v1:id:99999999999999999999+1:1+1:1"
            })
    void whatNobodyWroteIsNoCursor(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no cursor");
    }

    @Test
    void aCursorAtAMomentLeavesOutWhatIsOlderOfEitherStream() {
        ResumePoint point = new ResumePoint();
        point.goOnAfter(Cursor.at("id", NOON));
        long noon = Place.nanos(NOON);

        assertThat(point.replay().isOld(out(noon - 1, "before"))).isTrue();
        assertThat(point.replay().isOld(out(noon, "at noon"))).isFalse();
        assertThat(Cursor.at("id", NOON).time()).isEqualTo(NOON);
    }

    @Test
    void momentsThatNoStampCanReachAreTheFirstAndTheLast() {
        assertThat(Cursor.parse(Cursor.at("id", Instant.MIN).toString()).newest())
                .isEqualTo(Long.MIN_VALUE + 1);
        assertThat(Cursor.at("id", Instant.MAX).newest()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theCursorOfAnotherContainerIsRefused() {
        LogSource source = new LogSource("id", "c", "web", "web", true, Instant.EPOCH);
        Reading<String> reading = new Reading<>(source, Texts::new);

        assertThatThrownBy(() -> reading.goOnAfter(Cursor.atBeginning("other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }
}
