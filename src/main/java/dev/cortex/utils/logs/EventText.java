package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Text;
import dev.cortex.utils.events.SearchPattern;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events for people: each line behind its service, aligned, and without anything that a terminal would obey. */
final class EventText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z' ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Paint paint;
    private final boolean timestamps;
    private final @Nullable SearchPattern highlighted;
    private int width;

    EventText(Paint paint, boolean timestamps, @Nullable SearchPattern highlighted) {
        this.paint = paint;
        this.timestamps = timestamps;
        this.highlighted = highlighted;
    }

    /** Makes room for their labels. */
    void expect(List<LogSource> sources) {
        sources.forEach(source -> {
            paint.service(source.service(), "");
            width = Math.max(width, label(source).length());
        });
    }

    String of(LogSource source, Entry entry) {
        Level level = entry.event().level();
        return lines(source, entry, '|', line -> paint.level(level, marked(line)));
    }

    /** Of an event that is shown for the sake of one beside it. */
    String beside(LogSource source, Entry entry) {
        return lines(source, entry, '-', paint::faint);
    }

    private String lines(LogSource source, Entry entry, char bar, UnaryOperator<String> look) {
        expect(List.of(source));
        String name = label(source);
        String label = name + " ".repeat(width - name.length()) + ' ' + bar;
        String time = timestamps ? paint.faint(TIME.format(entry.time())) : "";
        String prefix = paint.service(source.service(), label) + ' ' + time;
        String text = Text.lines(entry.event().text())
                .lines()
                .map(line -> prefix + look.apply(line))
                .collect(Collectors.joining("\n"));
        return entry.event().truncated() ? text + paint.faint(" [truncated]") : text;
    }

    /** A compose file may call a service anything. */
    private static String label(LogSource source) {
        return Text.line(source.label());
    }

    private String marked(String line) {
        return highlighted == null ? line : paint.matches(highlighted, line);
    }
}
