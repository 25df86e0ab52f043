package dev.cortex.utils.logs;

import dev.cortex.utils.cli.Columns;
import dev.cortex.utils.cli.Csv;
import dev.cortex.utils.cli.Text;
import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.stream.Entry;
import org.jspecify.annotations.Nullable;

/** How exported events are written. */
enum ExportFormat {
    /** A JSON object a line. */
    JSONL {
        @Override
        String event(LogSource source, Entry entry) {
            return EntryJson.of(source, entry) + '\n';
        }
    },
    /** RFC 4180 with a header line. */
    CSV {
        @Override
        String head() {
            return Csv.head(COLUMNS);
        }

        @Override
        String event(LogSource source, Entry entry) {
            return Csv.line(COLUMNS, new Row(source, entry));
        }
    },
    /** Time, service, level (or {@code -}) and the event as it was written. */
    TEXT {
        @Override
        String event(LogSource source, Entry entry) {
            Level level = entry.event().level();
            return entry.time() + " " + Text.line(source.service()) + " " + (level == null ? "-" : level.label()) + " "
                    + Text.lines(entry.event().text()) + '\n';
        }
    };

    private record Row(LogSource source, Entry entry) {
        private @Nullable String level() {
            Level level = entry.event().level();
            return level == null ? null : level.label();
        }
    }

    private static final Columns<Row> COLUMNS = Columns.of(Row.class)
            .instant("time", "Time", row -> row.entry().time())
            .text("service", "Service", row -> row.source().service())
            .text("container", "Container", row -> row.source().container())
            .text("stream", "Stream", row -> row.entry().stream())
            .text("level", "Level", Row::level)
            .text("message", "Message", row -> row.entry().event().message())
            .json("fields", "Fields", row -> row.entry().event().allFields())
            .text("fingerprint", "Fingerprint", row -> row.entry().event().fingerprint())
            .flag("truncated", "Truncated", row -> row.entry().event().truncated());

    /** What comes before the first event. */
    String head() {
        return "";
    }

    /** An event, with its end. */
    abstract String event(LogSource source, Entry entry);
}
