package dev.cortex.utils.deadletter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a retry was about, and what became of it; grows batch by batch. */
final class RetryResult {
    private static final JsonFactory JSON = new JsonFactory();

    private final long matched;
    private final List<LetterOutcome> refusals = new ArrayList<>();
    private long retried;

    RetryResult(long matched) {
        this.matched = matched;
    }

    void add(List<LetterOutcome> batch) {
        for (LetterOutcome outcome : batch) {
            if (outcome.refusal() != null) {
                refusals.add(outcome);
            } else if (outcome.retriedAs() != null) {
                retried++;
            }
        }
    }

    long matched() {
        return matched;
    }

    long retried() {
        return retried;
    }

    /** Whether it is known of all of them what became of them; not of those that another session has locked. */
    boolean isComplete() {
        return retried + refusals.size() >= matched;
    }

    int refused() {
        return refusals.size();
    }

    List<LetterOutcome> refusals() {
        return refusals;
    }

    /** An array with an object for each. */
    String refusalsAsJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartArray();
            for (LetterOutcome refused : refusals) {
                generator.writeStartObject();
                generator.writeNumberField("id", refused.id());
                generator.writeStringField("queue", refused.queue());
                generator.writeStringField("reason", refused.refusal());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
