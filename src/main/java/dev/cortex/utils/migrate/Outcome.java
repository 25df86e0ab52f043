package dev.cortex.utils.migrate;

import java.util.List;

/**
 * What a migration did, or would do.
 *
 * @param remarks sentences for a person: what is there now, and what to run next
 */
record Outcome(List<Step> steps, List<String> remarks) {}
