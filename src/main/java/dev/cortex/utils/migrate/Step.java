package dev.cortex.utils.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Something that a migration did, or would do.
 *
 * @param action {@code applied}, {@code updated}, {@code built}, {@code created} or {@code postponed}; {@code would apply} and so on
 */
record Step(String action, String target) {
    private static final int FEW = 4;

    static List<Step> ofFiles(MigrateResult result) {
        List<Step> steps = new ArrayList<>();
        for (MigrateOutput migration : result.migrations) {
            if (!migration.version.isEmpty()) {
                steps.add(new Step("applied", Migration.file(migration.version, migration.description)));
            }
        }
        steps.addAll(functions("updated", result.migrations.size() - steps.size()));
        return steps;
    }

    static List<Step> ofDays(List<DayPartition> days) {
        List<Step> steps = new ArrayList<>();
        for (DayPartition day : days) {
            if (!day.action().equals("exists") && day.name() != null) {
                steps.add(new Step(day.action(), day.name()));
            }
        }
        return steps;
    }

    /** All functions together are one step, and none is no step. */
    static List<Step> functions(String action, long number) {
        return number == 0 ? List.of() : List.of(new Step(action, number == 1 ? "1 function" : number + " functions"));
    }

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
