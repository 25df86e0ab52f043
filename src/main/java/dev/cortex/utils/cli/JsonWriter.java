package dev.cortex.utils.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cortex.utils.cli.Columns.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows for programs: an array with an object a line. */
final class JsonWriter {
    private final PrintWriter out;
    private final JsonFactory json = new JsonFactory();

    JsonWriter(PrintWriter out) {
        this.out = out;
    }

    <T> void rows(List<Column<T>> columns, List<T> rows) {
        out.print('[');
        String separator = "\n  ";
        for (T row : rows) {
            out.print(separator);
            out.print(object(columns, row));
            separator = ",\n  ";
        }
        out.println(rows.isEmpty() ? "]" : "\n]");
    }

    <T> void row(List<Column<T>> columns, T row) {
        out.println(object(columns, row));
    }

    private <T> String object(List<Column<T>> columns, T row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            for (Column<T> column : columns) {
                generator.writeFieldName(column.key());
                value(generator, column.kind(), column.of(row));
            }
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return SafeJson.of(text.toString());
    }

    private static void value(JsonGenerator generator, Kind kind, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (kind == Kind.JSON) {
            generator.writeRawValue(value.toString());
        } else if (value instanceof Duration duration) {
            generator.writeNumber(Seconds.of(duration));
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number) {
            generator.writeNumber(value.toString());
        } else {
            generator.writeString(value.toString());
        }
    }
}
