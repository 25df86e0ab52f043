package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests of the functions, written in SQL: {@code db/tests}. */
class PgTapIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void everyFunctionDoesWhatItsTestSays() throws IOException, InterruptedException {
        ProcessBuilder run = new ProcessBuilder("db/tests/run").redirectErrorStream(true);
        run.environment().putAll(DATABASE.variables());
        Process process = run.start();

        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        System.out.println(printed);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
