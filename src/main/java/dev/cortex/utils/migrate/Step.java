package dev.cortex.utils.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a migration did, or would do.
 *
 * @param action {@code applied}, {@code updated}, {@code built}, {@code created} or {@code postponed}; {@code would apply} and so on
 */
record Step(String action, String target) {
    private static final int FEW = 4;

    /** One for each action, for people: many targets are told by the first and the last. */
    static List<Step> summary(List<Step> steps) {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        steps.forEach(step -> targets.computeIfAbsent(step.action, action -> new ArrayList<>())
                .add(step.target));
        return targets.entrySet().stream()
                .map(entry -> new Step(entry.getKey(), summaryOf(entry.getValue())))
                .toList();
    }

    private static String summaryOf(List<String> targets) {
        return targets.size() <= FEW
                ? String.join(", ", targets)
                : targets.get(0) + " to " + targets.get(targets.size() - 1) + " (" + targets.size() + ")";
    }
}
