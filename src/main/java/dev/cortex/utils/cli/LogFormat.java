package dev.cortex.utils.cli;

/** How log events are written to standard error. */
public enum LogFormat {
    TEXT,
    /** One JSON object a line. */
    JSON
}
