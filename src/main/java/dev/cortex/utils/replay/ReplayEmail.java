package dev.cortex.utils.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An email that a replay would be about. */
record ReplayEmail(
        @Nullable String gmailId,
        @Nullable String emailId,
        @Nullable String label,
        @Nullable Instant receivedAt,
        boolean duplicate) {}
