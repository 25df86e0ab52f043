package dev.cortex.utils.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of a queue in one line. */
record QueueTrend(
        String queue,
        long enqueued,
        long completed,
        long failed,
        @Nullable Double failureRate,
        String trend) {

    /** One for each queue, in the order of the buckets. */
    static List<QueueTrend> of(List<Throughput> history) {
        Map<String, List<Throughput>> byQueue = history.stream()
                .collect(Collectors.groupingBy(Throughput::queue, LinkedHashMap::new, Collectors.toList()));
        return byQueue.entrySet().stream()
                .map(queue -> of(queue.getKey(), queue.getValue()))
                .toList();
    }

    private static QueueTrend of(String queue, List<Throughput> buckets) {
        long completed = buckets.stream().mapToLong(Throughput::completed).sum();
        long failed = buckets.stream().mapToLong(Throughput::failed).sum();
        long ended = completed + failed;
        return new QueueTrend(
                queue,
                buckets.stream().mapToLong(Throughput::enqueued).sum(),
                completed,
                failed,
                ended == 0 ? null : (double) failed / ended,
                Sparkline.of(buckets.stream().mapToLong(Throughput::completed).toArray()));
    }
}
