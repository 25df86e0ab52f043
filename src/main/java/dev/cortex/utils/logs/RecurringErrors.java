package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Output;
import dev.cortex.utils.events.LogEvent;
import dev.cortex.utils.events.assembly.RawEvent;
import dev.cortex.utils.events.fingerprint.Fingerprint;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.tail.EngineLogs;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import dev.cortex.utils.tail.stream.EventStage;
import dev.cortex.utils.tail.stream.Range;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The errors in the logs. */
final class RecurringErrors {
    /** What comes first. */
    enum Order {
        COUNT,
        RECENT;

        private Comparator<ErrorGroup> total() {
            Comparator<ErrorGroup> first =
                    switch (this) {
                        case COUNT ->
                            Comparator.comparingLong(ErrorGroup::count).reversed();
                        case RECENT ->
                            Comparator.comparing(ErrorGroup::lastSeen).reversed();
                    };
            return first.thenComparing(ErrorGroup::service).thenComparing(ErrorGroup::fingerprint);
        }
    }

    private static final int MOST_GROUPS = 50_000;

    private record Key(String service, String fingerprint) {}

    private final EngineLogs logs;
    private final Output output;

    RecurringErrors(EngineLogs logs, Output output) {
        this.logs = logs;
        this.output = output;
    }

    /** With so many kinds that they cannot all be kept, those that came first; it is said how many errors are not shown. */
    List<ErrorGroup> grouped(LogSelection selection, Range range, Order order) {
        Map<Key, ErrorGroup> groups = new HashMap<>();
        AtomicLong left = new AtomicLong();
        each(selection, range, one -> {
            Key key = new Key(one.service(), one.fingerprint());
            if (groups.size() < MOST_GROUPS || groups.containsKey(key)) {
                groups.merge(key, one.shortened(), ErrorGroup::and);
            } else {
                left.incrementAndGet();
            }
        });
        if (left.get() > 0) {
            output.notice(left + " errors are of more than " + MOST_GROUPS
                    + " kinds and are not shown; --since, --services and --level narrow them down");
        }
        return groups.values().stream().sorted(order.total()).toList();
    }

    /** Each by itself, by time, as a group of one. */
    void each(LogSelection selection, Range range, Consumer<ErrorGroup> sink) {
        Level least = selection.levelOr(Level.ERROR);
        Predicate<RawEvent> wanted = event -> {
            Level level = LogEvent.levelOf(event.text());
            return level != null && level.atLeast(least);
        };
        logs.read(selection.services(), range, source -> new EventStage(wanted), sources -> (source, entry, cursor) -> {
            if (!entry.rest()) {
                sink.accept(group(source, entry));
            }
        });
    }

    private static ErrorGroup group(LogSource source, Entry entry) {
        LogEvent event = entry.event();
        Level level = event.level();
        String template = event.template();
        return new ErrorGroup(
                1,
                source.service(),
                level == null ? Level.ERROR : level,
                entry.time(),
                entry.time(),
                Fingerprint.of(template),
                template,
                event.message());
    }
}
