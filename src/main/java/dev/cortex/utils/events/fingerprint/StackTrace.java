package dev.cortex.utils.events.fingerprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stack trace is recognised by: the exception, its deepest cause and the topmost calls in application code. */
final class StackTrace {
    private static final int CALLS = 3;

    private final List<Thrown> chain = new ArrayList<>();
    private boolean innermostFirst;
    private boolean suppressed;

    private StackTrace() {}

    /** The trace in a text that has at least one call in it. */
    static @Nullable StackTrace in(String text) {
        StackTrace trace = new StackTrace();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            trace.read(lines[i], i + 1 < lines.length ? lines[i + 1] : "");
        }
        return trace.chain.stream().allMatch(thrown -> thrown.frames().isEmpty()) ? null : trace;
    }

    boolean isNamed() {
        return chain.stream().anyMatch(thrown -> !thrown.type().isEmpty());
    }

    /** What was thrown, in each of their own words. */
    List<String> messages() {
        return chain.stream().map(Thrown::message).toList();
    }

    /** {@code Outer < DeepestCause | call < call}. */
    String summary() {
        Thrown outer = chain.get(innermostFirst ? chain.size() - 1 : 0);
        Thrown deepest = chain.get(innermostFirst ? 0 : chain.size() - 1);
        StringBuilder summary = new StringBuilder(label(outer));
        if (outer != deepest && !deepest.type().isEmpty()) {
            summary.append(" < ").append(label(deepest));
        }
        List<Frame> calls = deepest.frames().isEmpty() ? outer.frames() : deepest.frames();
        List<String> names = names(calls);
        return summary.append(summary.isEmpty() ? "" : " | ")
                .append(String.join(" < ", names))
                .toString();
    }

    private void read(String line, String next) {
        Frame frame = Frame.of(line, next);
        if (frame != null) {
            if (!suppressed) {
                current().add(frame);
            }
            return;
        }
        String start = line.stripLeading();
        if (start.startsWith("Traceback (most recent call last)")) {
            innermostFirst = true;
            chain.add(Thrown.unnamed());
            return;
        }
        suppressed |= start.startsWith("Suppressed: ");
        if (innermostFirst && !chain.isEmpty() && current().nameFrom(line)) {
            return;
        }
        Thrown thrown = innermostFirst ? null : Thrown.of(line);
        if (thrown != null
                && (chain.isEmpty()
                        || !current().frames().isEmpty()
                        || !thrown.type().equals(current().type()))) {
            suppressed = false;
            chain.add(thrown);
        }
    }

    private Thrown current() {
        if (chain.isEmpty()) {
            chain.add(Thrown.unnamed());
        }
        return chain.get(chain.size() - 1);
    }

    /** The type; with a panic, or without application code to tell errors of one type apart, the message too. */
    private String label(Thrown thrown) {
        boolean vague = thrown.type().equals("panic")
                || chain.stream().flatMap(any -> any.frames().stream()).noneMatch(Frame::application);
        if (vague && !thrown.message().isEmpty()) {
            return thrown.type() + ": " + Masker.mask(thrown.message());
        }
        List<String> codes = Masker.codes(thrown.message());
        return codes.isEmpty() ? thrown.type() : thrown.type() + " (" + String.join(" ", codes) + ")";
    }

    private List<String> names(List<Frame> calls) {
        boolean own = calls.stream().anyMatch(Frame::application);
        List<String> names = new ArrayList<>();
        for (Frame call : calls) {
            if (call.application() || !own) {
                names.add(call.name());
            }
        }
        if (innermostFirst) {
            Collections.reverse(names);
        }
        return names.subList(0, Math.min(CALLS, names.size()));
    }
}
