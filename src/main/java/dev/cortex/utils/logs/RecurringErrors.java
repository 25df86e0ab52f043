package dev.cortex.utils.logs;

import dev.cortex.utils.logs.fingerprint.Fingerprint;
import dev.cortex.utils.logs.level.Level;
import dev.cortex.utils.logs.source.LogSource;
import dev.cortex.utils.logs.stream.Stages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private record Key(String service, String fingerprint) {}

    private final EngineLogs logs;

    RecurringErrors(EngineLogs logs) {
        this.logs = logs;
    }

    List<ErrorGroup> grouped(LogSelection selection, Order order) {
        Map<Key, ErrorGroup> groups = new LinkedHashMap<>();
        logs.read(selection, errors(selection), (source, time, entry) -> {
            ErrorGroup one = group(source, entry);
            groups.merge(new Key(one.service(), one.fingerprint()), one, ErrorGroup::and);
        });
        return groups.values().stream().sorted(order.total()).toList();
    }

    /** Each by itself, by time. */
    List<ErrorGroup> single(LogSelection selection) {
        List<ErrorGroup> errors = new ArrayList<>();
        logs.read(selection, errors(selection), (source, time, entry) -> errors.add(group(source, entry)));
        return errors;
    }

    private static Stages<Entry> errors(LogSelection selection) {
        Level least = selection.levelOr(Level.ERROR);
        return source -> new EventStage((nanos, stderr, raw, emitter) -> {
            LogEvent event = LogEvent.read(raw);
            if (isAtLeast(event.level(), least)) {
                EventStage.emit(new Entry(nanos, stderr, event), emitter);
            }
        });
    }

    private static boolean isAtLeast(@Nullable Level level, Level least) {
        return level != null && level.atLeast(least);
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
