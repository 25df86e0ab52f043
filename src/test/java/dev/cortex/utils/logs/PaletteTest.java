package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void aServiceKeepsItsColour() {
        Palette palette = new Palette();
        String colour = palette.colour("gmail-sync");
        palette.colour("labeling");

        assertThat(palette.colour("gmail-sync")).isEqualTo(colour);
        assertThat(new Palette().colour("gmail-sync")).isEqualTo(colour);
    }

    @Test
    void eightServicesHaveEightColours() {
        Palette palette = new Palette();

        assertThat(IntStream.range(0, 8).mapToObj(i -> palette.colour("service-" + i)))
                .doesNotHaveDuplicates();
        assertThat(palette.colour("service-8")).isNotEmpty();
    }
}
