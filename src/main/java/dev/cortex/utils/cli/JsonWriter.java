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
final class JsonWriter<T> implements RowWriter<T> {
    private final PrintWriter out;
    private final List<Column<T>> columns;
    private final JsonFactory json = new JsonFactory();
    private String separator = "[\n  ";

    JsonWriter(PrintWriter out, Columns<T> columns) {
        this.out = out;
        this.columns = columns.list();
    }

    @Override
    public void rows(List<T> next) {
        for (T row : next) {
            out.print(separator);
            out.print(object(row));
            separator = ",\n  ";
        }
    }

    @Override
    public void end() {
        out.println(separator.startsWith("[") ? "[]" : "\n]");
    }

    /** One object in place of an array. */
    void row(T row) {
        out.println(object(row));
    }

    private String object(T row) {
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
