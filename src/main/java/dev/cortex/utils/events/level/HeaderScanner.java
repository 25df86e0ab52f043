package dev.cortex.utils.events.level;

import static dev.cortex.utils.events.scan.Chars.at;

import dev.cortex.utils.events.scan.Chars;
import dev.cortex.utils.events.scan.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the header of a line, element by element. What could be a header's part (a host, a process id, a thread)
 * is passed over on trial, and belongs to the header only once something certain (a time, a level, a logger) follows.
 */
final class HeaderScanner {
    private static final int MOST_STEPS = 24;
    private static final int MOST_ON_TRIAL = 6;

    private final String text;
    private int at;
    private int end;
    private @Nullable Level level;
    private boolean clash;
    private boolean timed;
    private boolean bracketed;
    private int timeEnd = -1;
    private int onTrial;
    private int namesOnTrial;
    private boolean complete;

    HeaderScanner(String text) {
        this.text = text;
    }

    Header scan() {
        at = Chars.spaces(text, 0);
        LeadIn.Found lead = LeadIn.match(text, at);
        if (lead != null) {
            level = lead.level();
            settle(lead.end());
            complete = lead.complete();
            timed = complete;
        }
        for (int steps = 0; steps < MOST_STEPS && !complete && step(); steps++) {
            namesOnTrial = at == end ? 0 : namesOnTrial;
        }
        return new Header(Chars.spaces(text, end), clash ? null : level, timed, clash);
    }

    private boolean step() {
        separators();
        return at < text.length() && (time() || level() || origin() || column() || bracket() || logger() || trial());
    }

    private void settle(int to) {
        at = to;
        end = to;
        onTrial = 0;
    }

    private void separators() {
        while (at < text.length()) {
            int next = Chars.spaces(text, at);
            int after = Separators.end(text, next);
            if (after < 0) {
                at = next;
                return;
            }
            at = after;
            if ((timed || level != null) && (onTrial == 0 || Separators.isStrong(text, next))) {
                timeEnd = timeEnd == end ? after : timeEnd;
                settle(after);
            }
        }
    }

    private boolean time() {
        int to = Timestamps.end(text, at);
        if (to < 0 && !timed) {
            to = Timestamps.epoch(text, at);
            boolean first = at == Chars.spaces(text, 0);
            to = to >= 0 && (first || Timestamps.end(text, Chars.spaces(text, to)) >= 0) ? to : -1;
        }
        if (to < 0 || (level != null && at != end && onTrial > 0)) {
            return false;
        }
        timed = true;
        timeEnd = to;
        settle(to);
        return true;
    }

    private boolean level() {
        if (level != null) {
            return false;
        }
        boolean afterTime = timeEnd >= 0 && end == timeEnd && onTrial == 0;
        boolean first = onTrial == 0;
        LevelWord word = LevelWord.match(text, at, first, afterTime, onTrial > 0 && timed);
        if (word == null) {
            return false;
        }
        level = word.level();
        settle(word.end());
        complete = word.complete();
        return true;
    }

    private boolean origin() {
        if (timeEnd < 0 || end != timeEnd || onTrial > 0) {
            return false;
        }
        int to = Origin.end(text, at, timeEnd);
        if (to < 0) {
            return false;
        }
        settle(to);
        LevelWord word = LevelWord.match(text, Chars.spaces(text, at), true, false, false);
        if (word != null) {
            level = word.level();
            settle(word.end());
        }
        complete = true;
        return true;
    }

    private boolean column() {
        int to = timed ? Separators.columnEnd(text, at) : -1;
        if (to < 0) {
            return false;
        }
        settle(to);
        return true;
    }

    private boolean bracket() {
        Bracket bracket = Bracket.match(text, at);
        if (bracket == null) {
            return false;
        }
        if (bracket.level() != null) {
            clash |= level != null && bracketed && level != bracket.level();
            if (level != null && !clash) {
                return false;
            }
            bracketed = true;
            level = bracket.level();
        } else if (level != null && bracketed && !bracket.adjacent() && !bracket.formal()) {
            return false;
        }
        boolean certain = bracket.level() != null
                || bracket.timed()
                || ((timed || level != null) && (bracket.formal() || (bracket.adjacent() && end == at)));
        timed |= bracket.timed();
        if (certain) {
            settle(bracket.end());
            timeEnd = bracket.timed() ? end : timeEnd;
            return true;
        }
        return tryOut(bracket.end());
    }

    private boolean logger() {
        if (!timed && level == null) {
            return false;
        }
        int to = Logger.end(text, at, level != null, onTrial > 0);
        if (to < 0) {
            return false;
        }
        complete = at(text, to) != '[';
        settle(to);
        return true;
    }

    private boolean trial() {
        int to = Trial.end(text, at, timed, level != null);
        if (to < 0) {
            return false;
        }
        boolean name = Trial.isName(text, at, to);
        if (name && (!timed || ++namesOnTrial > 2)) {
            return false;
        }
        if (level != null && !Chars.isDigit(text.charAt(at))) {
            settle(to);
            return true;
        }
        return tryOut(to);
    }

    private boolean tryOut(int to) {
        at = to;
        return ++onTrial <= MOST_ON_TRIAL;
    }
}
