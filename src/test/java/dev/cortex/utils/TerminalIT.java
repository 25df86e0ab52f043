package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What only shows at a terminal. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "script(1) takes other options elsewhere")
class TerminalIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path directory = Path.of(".");

    @BeforeEach
    void threeLetters() {
        DATABASE.execute(
                "truncate queue, dead_letter",
                "insert into dead_letter (original_id, queue_name, payload, attempts, last_error, created_at, failed_at,"
                        + " archived_from_partition) select n, 'triage', '{}', 3, 'no answer', now(), now(), 'queue_2024_12_13'"
                        + " from generate_series(1, 3) as n");
    }

    @Test
    void noProgramOfThePathIsRunToShowProgressAndATable() throws IOException, InterruptedException {
        PseudoTerminal terminal = PseudoTerminal.in(directory);

        String shown = terminal.show(80, DATABASE.variables(), "dead-letter", "retry", "--all");

        assertThat(shown).contains("Retrying", "100% [", "3/3", "Matched  Retried  Refused");
        assertThat(terminal.found()).isEmpty();
    }

    @Test
    void aProgressBarIsAsWideAsTheTerminal() throws IOException, InterruptedException {
        PseudoTerminal terminal = PseudoTerminal.in(directory);

        for (int columns : new int[] {120, 50, 20}) {
            threeLetters();
            String shown = terminal.show(columns, DATABASE.variables(), "dead-letter", "retry", "--all");

            assertThat(bars(shown))
                    .isNotEmpty()
                    .allSatisfy(bar -> assertThat(bar).hasSize(columns - 1));
        }
    }

    /** Each begins where the last one began. */
    private static List<String> bars(String shown) {
        return Pattern.compile("[\r\n]+")
                .splitAsStream(shown)
                .filter(line -> line.startsWith("Retrying"))
                .toList();
    }
}
