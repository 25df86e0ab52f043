package dev.cortex.utils.cli;

/** How results are written to standard output. */
public enum Format {
    /** For people. */
    TABLE,
    /** An array of objects with snake_case keys, raw numbers and ISO 8601 instants. */
    JSON,
    /** RFC 4180 with a header line. */
    CSV
}
