package dev.cortex.utils.queue;

import java.util.Arrays;

/** Numbers as a line of bars, the highest as high as a letter. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    /** So that it fits beside the other columns; more numbers share a bar. */
    private static final int WIDEST = 56;

    private Sparkline() {}

    static String of(long[] values) {
        int width = Math.min(values.length, WIDEST);
        double[] bars = new double[width];
        for (int i = 0; i < width; i++) {
            int from = i * values.length / width;
            int to = (i + 1) * values.length / width;
            bars[i] = Arrays.stream(values, from, to).average().orElse(0);
        }
        double highest = Arrays.stream(bars).max().orElse(0);
        StringBuilder line = new StringBuilder(width);
        for (double bar : bars) {
            line.append(bar == 0 ? ' ' : BARS.charAt((int) Math.ceil(bar / highest * BARS.length()) - 1));
        }
        return line.toString();
    }
}
