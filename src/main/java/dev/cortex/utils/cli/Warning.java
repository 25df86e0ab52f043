package dev.cortex.utils.cli;

import org.jspecify.annotations.Nullable;

/**
 * What a database function warns of.
 *
 * @param remedy the statement or command to run about it, or what to look at; null where there is none
 */
public record Warning(String warning, @Nullable String remedy) {
    @Override
    public String toString() {
        return remedy == null ? "Warning: " + warning : "Warning: " + warning + ". To change it: " + remedy;
    }
}
