package dev.cortex.utils.replay;

import dev.cortex.utils.problem.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ids as they are given: in a line of CSV (RFC 4180), or one a line in a file. */
final class GmailIds {
    private GmailIds() {}

    static List<String> read(String given) {
        List<String> ids = given.startsWith("@") ? lines(Path.of(given.substring(1))) : fields(given);
        List<String> named = ids.stream().filter(id -> !id.isEmpty()).distinct().toList();
        if (named.isEmpty()) {
            throw Problem.usage(
                    "--gmail-ids names no id", "For example: --gmail-ids abc123,def456 or --gmail-ids @ids.txt");
        }
        return named;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip).toList();
        } catch (MalformedInputException notText) {
            throw Problem.usage("--gmail-ids: " + file + " is not UTF-8 text", "Give a file with one id a line.");
        } catch (IOException unreadable) {
            throw Problem.usage("--gmail-ids: cannot read " + file, "Give a file with one id a line.");
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapedQuote = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (escapedQuote) {
                field.append('"');
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw Problem.usage("--gmail-ids: a quote is not closed", "Quote ids as in CSV: '\"a,b\",c'");
        }
        fields.add(field.toString());
        return fields;
    }
}
