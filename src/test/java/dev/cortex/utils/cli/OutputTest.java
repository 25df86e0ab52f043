package dev.cortex.utils.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTest {
    private record Row(
            String name,
            @Nullable Long jobs,
            long bytes,
            @Nullable Instant at,
            @Nullable Duration took,
            @Nullable String payload) {}

    private static final Columns<Row> COLUMNS = Columns.of(Row.class)
            .text("queue", "Queue", Row::name)
            .number("jobs", "Jobs", Row::jobs)
            .bytes("bytes", "Size", Row::bytes)
            .instant("at", "At", Row::at)
            .duration("took_seconds", "Took", Row::took)
            .json("payload", "Payload", Row::payload);

    private static final Row FULL = new Row(
            "triage",
            4069L,
            10_485_760,
            Instant.parse("2024-12-13T02:00:04.5Z"),
            Duration.ofMillis(1250),
            "{\"a\": 1}");
    private static final Row EMPTY = new Row("parse", null, 0, null, null, null);

    private final StringWriter printed = new StringWriter();
    private final PrintWriter out = new PrintWriter(printed);

    @Test
    void aTableAlignsNumbersToTheRightUnderARule() {
        print(new TableWriter<>(out, COLUMNS, Optional.empty()), List.of(FULL, EMPTY));

        assertThat(printed.toString().lines())
                .containsExactly(
                        "Queue    Jobs     Size  At                     Took  Payload",
                        "------  -----  -------  --------------------  -----  --------",
                        "triage  4,069    10 MB  2024-12-13 02:00:04Z  1.25s  {\"a\": 1}",
                        "parse          0 bytes");
    }

    @Test
    void aTableIsCutToTheTerminalAtItsLastColumnOfText() {
        print(new TableWriter<>(out, COLUMNS, Optional.of(40)), List.of(FULL));

        assertThat(printed.toString()).contains("{\"a\": 1}").contains("2024-1");
        printed.getBuffer().setLength(0);
        Columns<Row> two =
                Columns.of(Row.class).number("jobs", "Jobs", Row::jobs).text("queue", "Queue", Row::name);
        print(new TableWriter<>(out, two, Optional.of(30)), List.of(new Row("x".repeat(50), 1L, 0, null, null, null)));

        assertThat(printed.toString().lines()).last().isEqualTo("   1  " + "x".repeat(23) + "…");
    }

    @Test
    void spareColumnsAreLeftOutFromTheLastOneOnUntilTheTableFits() {
        Columns<Row> columns = Columns.of(Row.class)
                .text("queue", "Queue", Row::name)
                .spare()
                .number("jobs", "Jobs", Row::jobs)
                .excerpt("payload", "Payload", Row::payload)
                .bytes("bytes", "Size", Row::bytes);
        Row row = new Row("a name that stays", 4069L, 5, null, null, "表".repeat(100));

        for (int room : new int[] {200, 50, 30, 17}) {
            print(new TableWriter<>(out, columns, Optional.of(room)), List.of(row));
            out.println();
        }

        assertThat(printed.toString().lines().filter(line -> line.contains("stays")))
                .containsExactly(
                        "a name that stays  4,069  " + "表".repeat(29) + "…  5 bytes",
                        "a name that stays  4,069  " + "表".repeat(7) + "…  5 bytes",
                        "a name that stays  4,069",
                        "a name that stays");
        assertThat(printed.toString().lines().filter(line -> line.startsWith("Queue")))
                .map(String::stripTrailing)
                .last()
                .isEqualTo("Queue");
        printed.getBuffer().setLength(0);
        print(new JsonWriter<>(out, columns), List.of(row));
        assertThat(printed.toString()).contains("表".repeat(100));
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        Row evil = new Row("a\u001b[2Jb\nc\u202Ed\u009be", 1L, 0, null, null, null);
        Columns<Row> column = Columns.of(Row.class).text("queue", "Queue", Row::name);

        print(new TableWriter<>(out, column, Optional.empty()), List.of(evil));
        print(new JsonWriter<>(out, column), List.of(evil));
        out.print(Csv.line(column, evil));

        assertThat(printed.toString())
                .doesNotContain("\u001b")
                .doesNotContain("\u009b")
                .contains("a[2Jb cde");
        assertThat(printed.toString()).contains("\\u001B[2Jb\\nc").contains("\\u009b");
    }

    @Test
    void jsonIsAnArrayOfObjectsWithRawValues() {
        print(new JsonWriter<>(out, COLUMNS), List.of(FULL, EMPTY));

        assertThat(printed.toString().lines())
                .containsExactly(
                        "[",
                        "  {\"queue\":\"triage\",\"jobs\":4069,\"bytes\":10485760,\"at\":\"2024-12-13T02:00:04.500Z\","
                                + "\"took_seconds\":1.25,\"payload\":{\"a\": 1}},",
                        "  {\"queue\":\"parse\",\"jobs\":null,\"bytes\":0,\"at\":null,\"took_seconds\":null,\"payload\":null}",
                        "]");
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        Row row = new Row("a,\"b\"\nc", 4069L, 1, null, Duration.ofSeconds(2), "{}");

        assertThat(Csv.head(COLUMNS) + Csv.line(COLUMNS, row))
                .isEqualTo("queue,jobs,bytes,at,took_seconds,payload\r\n\"a,\"\"b\"\"\nc\",4069,1,,2,{}\r\n");
    }

    @Test
    void charactersOfTwoColumnsKeepTheTableAligned() {
        Columns<Row> columns =
                Columns.of(Row.class).text("queue", "Queue", Row::name).bytes("bytes", "Size", Row::bytes);

        print(new TableWriter<>(out, columns, Optional.empty()), List.of(new Row("日本語", 1L, 5, null, null, null)));

        assertThat(printed.toString().lines()).last().isEqualTo("日本語  5 bytes");
    }

    @Test
    void rowsThatComeLaterAreAsWideAsTheFirstOnes() {
        Columns<Row> columns =
                Columns.of(Row.class).text("queue", "Queue", Row::name).number("jobs", "Jobs", Row::jobs);
        RowWriter<Row> table = new TableWriter<>(out, columns, Optional.empty());

        table.rows(List.of(new Row("triage", 1L, 0, null, null, null)));
        print(table, List.of(new Row("parse", 2L, 0, null, null, null)));

        assertThat(printed.toString().lines())
                .containsExactly("Queue   Jobs", "------  ----", "triage     1", "parse      2");
    }

    @Test
    void noRowsAreATableOrAnArrayOfNone() {
        print(
                new TableWriter<>(out, Columns.of(Row.class).text("queue", "Queue", Row::name), Optional.empty()),
                List.of());
        print(new JsonWriter<>(out, COLUMNS), List.of());

        assertThat(printed.toString().lines()).containsExactly("Queue", "-----", "[]");
    }

    private static <T> void print(RowWriter<T> writer, List<T> rows) {
        writer.rows(rows);
        writer.end();
    }
}
