package dev.cortex.utils.migration;

import org.jspecify.annotations.Nullable;

/**
 * What the analysis of a queue found.
 *
 * @param section {@code jobs}, {@code structure}, {@code estimate} or {@code problem}
 */
record Finding(
        String section,
        String item,
        @Nullable String value,
        @Nullable String advice) {
    boolean isProblem() {
        return section.equals("problem");
    }
}
