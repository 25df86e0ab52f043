package dev.cortex.utils.events.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventAssemblerTest {

    @Test
    void aJavaTraceStaysWithItsLine() {
        assertOneEventEach("""
                2024-01-01 12:00:00,123 ERROR [main] a.B - Failed
                java.lang.IllegalStateException: broken
                \tat a.B.run(B.java:42)
                Caused by: java.io.IOException: x
                \t... 12 more""", "2024-01-01 12:00:01,123 INFO [main] a.B - next");
    }

    @Test
    void chainedPythonTracesAreOneEvent() {
        assertOneEventEach("""
                ERROR:root:task 7 failed
                Traceback (most recent call last):
                  File "/app/a.py", line 42, in process
                    x = json.loads(body)
                ValueError: no

                During handling of the above exception, another exception occurred:

                Traceback (most recent call last):
                  File "/app/b.py", line 12, in run
                    process(x)
                worker.errors.TriageError: cannot parse 17""", "INFO:root:going on");
    }

    @Test
    void aTracebackAfterAnUnrelatedLineIsAnEventOfItsOwn() {
        assertOneEventEach("INFO:root:all is well", """
                Traceback (most recent call last):
                  File "/app/a.py", line 1, in <module>
                    f()
                KeyboardInterrupt""", "INFO:root:going on");
    }

    @Test
    void aGoPanicHoldsItsGoroutines() {
        assertOneEventEach("""
                panic: boom

                goroutine 1 [running]:
                main.process(0xc000010000, 0x3)
                \t/app/main.go:17 +0x1d
                created by main.main in goroutine 7
                \t/app/main.go:9 +0x25
                exit status 2""", "{\"level\":\"info\",\"msg\":\"ok\"}");
    }

    @Test
    void nodesSourceLineErrorAndVersionAreOneEvent() {
        assertOneEventEach("""
                /app/x.js:10
                    throw new Error('boom');
                    ^

                Error: boom
                    at run (/app/x.js:10:11) {
                  code: 'X'
                }

                Node.js v18.17.0""", "listening");
    }

    @Test
    void aDotNetExceptionIsOneEvent() {
        assertOneEventEach("""
                fail: Acme.Kestrel[13]
                      An unhandled exception was thrown.
                      System.InvalidOperationException: bad thing
                       ---> System.Net.Http.HttpRequestException: refused
                         at Acme.Client.Get(String x) in /src/Client.cs:line 10
                         --- End of inner exception stack trace ---""", "info: Microsoft.Hosting.Lifetime[14]\n      Now listening on: http://localhost:5000");
    }

    @Test
    void aRustPanicHoldsItsMessageAndNote() {
        assertOneEventEach("""
                thread 'main' panicked at src/main.rs:2:5:
                index out of bounds
                note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace""", "other");
    }

    @Test
    void postgresDetailsStayWithTheirError() {
        assertOneEventEach("""
                2024-01-01 12:00:00.123 UTC [123] ERROR:  duplicate key value violates unique constraint "x"
                2024-01-01 12:00:00.123 UTC [123] DETAIL:  Key (id)=(17) already exists.
                2024-01-01 12:00:00.123 UTC [123] STATEMENT:  INSERT INTO queue
                \tVALUES (17)""", "2024-01-01 12:00:01.123 UTC [124] LOG:  checkpoint starting: time");
    }

    @Test
    void linesThatOnlyFollowEachOtherAreEventsOfTheirOwn() {
        assertOneEventEach("one", "two", "2024-01-01 12:00:00 INFO three", "four: five", "{\"a\":1}", "}{");
    }

    @Test
    void anEventGrowsNoFurtherThanItsLimits() {
        List<RawEvent> events = new ArrayList<>();
        EventAssembler<String> assembler =
                new EventAssembler<>(new EventLimits(3, 100), (event, context) -> events.add(event));

        for (String line : List.of("java.io.IOException: x", "\tat a.B.c(D.java:1)", "\tat a.B.d(D.java:2)")) {
            assembler.line(new Line(line, false), line);
        }
        for (int i = 0; i < 1000; i++) {
            assembler.line(new Line("\tat a.B.e(D.java:" + i + ")", false), "");
        }
        assembler.line(new Line("next", false), "next");
        assembler.end();

        assertThat(events).extracting(RawEvent::truncated).containsExactly(true, false);
        assertThat(events.get(0).text()).endsWith("\tat a.B.d(D.java:2)");
    }

    @Test
    void anEventHasTheContextOfItsFirstLine() {
        List<Integer> contexts = new ArrayList<>();
        EventAssembler<Integer> assembler =
                new EventAssembler<>(EventLimits.DEFAULT, (event, context) -> contexts.add(context));

        assembler.line(new Line("ERROR x", false), 1);
        assembler.line(new Line("  more", false), 2);
        assembler.line(new Line("ERROR y", true), 3);
        assembler.end();

        assertThat(contexts).containsExactly(1, 3);
    }

    private static void assertOneEventEach(String... expected) {
        List<String> events = new ArrayList<>();
        EventAssembler<String> assembler =
                new EventAssembler<>(EventLimits.DEFAULT, (event, context) -> events.add(event.text()));
        String.join("\n", expected).lines().forEach(line -> assembler.line(new Line(line, false), line));
        assembler.end();

        assertThat(events).containsExactly(expected);
    }
}
