package dev.cortex.utils.events;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cortex.utils.problem.Problem;

/** What is searched for. Takes linear time, and looks for a text that must be there before it tries the pattern. */
public final class SearchPattern {
    private final Pattern pattern;
    private final String required;

    private SearchPattern(Pattern pattern, String required) {
        this.pattern = pattern;
        this.required = required;
    }

    /** @throws Problem of wrong usage that names the position, when it is no RE2 pattern */
    public static SearchPattern of(String text, boolean fixed, boolean ignoreCase) {
        int flags = Pattern.MULTILINE | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        try {
            Pattern pattern = Pattern.compile(fixed ? Pattern.quote(text) : text, flags);
            return new SearchPattern(pattern, ignoreCase ? "" : fixed ? text : RequiredLiteral.of(text));
        } catch (PatternSyntaxException wrong) {
            throw Problem.usage(
                    "bad pattern '" + text + "' at character " + position(text, wrong.getPattern()) + ": "
                            + wrong.getDescription(),
                    "The syntax is that of RE2, where \\Q begins text that is taken as it is.");
        }
    }

    public boolean isIn(String text) {
        return text.contains(required) && pattern.matcher(text).find();
    }

    /** The line with marks around each match. */
    public String marked(String line, String before, String after) {
        Matcher match = pattern.matcher(line);
        StringBuilder marked = new StringBuilder();
        int from = 0;
        while (match.find()) {
            if (match.end() > match.start()) {
                marked.append(line, from, match.start())
                        .append(before)
                        .append(line, match.start(), match.end())
                        .append(after);
                from = match.end();
            }
        }
        return marked.append(line, from, line.length()).toString();
    }

    /** RE2/J names the part that is wrong; the whole, with its flags before it, where the end is missing. */
    private static int position(String text, String wrong) {
        return wrong.endsWith(text) ? text.length() : text.indexOf(wrong) + 1;
    }
}
