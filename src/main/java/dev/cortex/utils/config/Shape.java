package dev.cortex.utils.config;

import java.util.Optional;

/** What the value of a setting looks like in the file. */
enum Shape {
    TEXT,
    /** A list of texts, or one text that separates them by commas. */
    TEXTS,
    /** Lists and keys, which their owner binds to records: {@link Config#bind}. */
    TREE;

    /** What was expected instead, when it is something else. */
    Optional<String> check(Given given) {
        boolean right =
                switch (this) {
                    case TEXT -> given instanceof Given.Text;
                    case TEXTS -> !(given instanceof Given.Keys);
                    case TREE -> !(given instanceof Given.Text);
                };
        return right ? Optional.empty() : Optional.of(expected());
    }

    private String expected() {
        return switch (this) {
            case TEXT -> "a single value";
            case TEXTS -> "a list, or text separated by commas";
            case TREE -> "a list, or keys on indented lines below";
        };
    }
}
