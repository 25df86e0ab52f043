package dev.cortex.utils.partitions;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A run that empties and drops partitions, begun and still to be finished.
 *
 * @param changes what it has done so far
 * @param jobsToMove how many jobs have to go elsewhere first
 */
record Retirement(UUID run, List<PartitionChange> changes, long jobsToMove) {

    static Retirement of(UUID run, List<PartitionChange> begun) {
        return new Retirement(
                run,
                begun.stream().filter(change -> !change.isPlan()).toList(),
                begun.stream()
                        .filter(PartitionChange::isPlan)
                        .map(PartitionChange::jobs)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
