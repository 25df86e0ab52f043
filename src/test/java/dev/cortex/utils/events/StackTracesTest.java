package dev.cortex.utils.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.events.assembly.RawEvent;
import org.junit.jupiter.api.Test;

class StackTracesTest {
    private static final String JAVA = """
            2024-01-01 12:00:00,123 ERROR [main] com.acme.Worker - Failed to process job 123
            java.lang.IllegalStateException: job 123 is broken
            \tat com.acme.Worker.run(Worker.java:42)
            \tat java.base/java.lang.Thread.run(Thread.java:840)
            Caused by: java.net.ConnectException: Connection refused (errno 111)
            \tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
            \tat com.acme.Client$1.open(Client.java:7)
            \t... 12 more""";
    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/app/worker/main.py", line 12, in run
                process(x)
              File "/usr/lib/python3.11/json/__init__.py", line 346, in loads
                return _default_decoder.decode(s)
            json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/app/worker/triage.py", line 50, in process
                raise TriageError(f"cannot parse {id}")
            worker.errors.TriageError: cannot parse 17""";

    @Test
    void aJavaTraceIsKnownByItsTypeItsDeepestCauseAndItsOwnCalls() {
        assertThat(template(JAVA))
                .isEqualTo(
                        "Failed to process job <*> | java.lang.IllegalStateException < java.net.ConnectException (111)"
                                + " | com.acme.Client$.open");
    }

    @Test
    void lineNumbersAndMessagesDoNotCount() {
        String other = JAVA.replace(":42)", ":43)")
                .replace(":7)", ":9)")
                .replace("$1.", "$2.")
                .replace("job 123 is broken", "something else")
                .replace("12 more", "13 more")
                .replace("2024-01-01", "2025-02-02");

        assertThat(template(other)).isEqualTo(template(JAVA));
    }

    @Test
    void anotherCauseIsAnotherKind() {
        assertThat(template(JAVA.replace("ConnectException", "SocketTimeoutException")))
                .isNotEqualTo(template(JAVA));
        assertThat(template(JAVA.replace("errno 111", "errno 110"))).isNotEqualTo(template(JAVA));
        assertThat(template(JAVA.replace("Client$1.open", "Client$1.close"))).isNotEqualTo(template(JAVA));
    }

    @Test
    void aPythonTraceHasItsDeepestCauseFirst() {
        assertThat(template(PYTHON))
                .isEqualTo("worker.errors.TriageError < json.decoder.JSONDecodeError | main.py:run");
    }

    @Test
    void aGoPanicIsKnownByItsMessageAndItsOwnCalls() {
        String panic = """
                panic: runtime error: index out of range [3] with length 3

                goroutine 1 [running]:
                net/http.(*conn).serve(0x1)
                \t/usr/local/go/src/net/http/server.go:1854 +0xbf
                main.process(0xc000010000, 0x3)
                \t/app/main.go:17 +0x1d
                exit status 2""";

        assertThat(template(panic))
                .isEqualTo("panic: runtime error: index out of range [<*>] with length <*> | main.process");
    }

    @Test
    void aTraceInsideTheRuntimeAloneIsToldApartByItsMessage() {
        String refused = """
                Error: connect ECONNREFUSED 127.0.0.1:5432
                    at TCPConnectWrap.afterConnect (node:net:1555:16)""";

        assertThat(template(refused)).isEqualTo("Error: connect ECONNREFUSED <*> | TCPConnectWrap.afterConnect");
    }

    @Test
    void aTraceInAFieldCountsAsOneInTheText() {
        String json = "{\"level\":50,\"msg\":\"request 12 failed\",\"err\":{\"type\":\"TypeError\",\"message\":\"x\","
                + "\"stack\":\"TypeError: x\\n    at foo (/app/a.js:1:2)\\n    at bar (/app/node_modules/b.js:3:4)\"}}";

        assertThat(template(json)).isEqualTo("request <*> failed | TypeError | foo");
    }

    private static String template(String text) {
        return LogEvent.read(new RawEvent(text, false)).template();
    }
}
