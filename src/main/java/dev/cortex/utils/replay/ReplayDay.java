package dev.cortex.utils.replay;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The emails of a label and a UTC day that a replay would be about. */
record ReplayDay(@Nullable String label, @Nullable LocalDate day, long matched, long duplicates) {}
