/** How a log is read: events, their levels, their fingerprints, and the commands that show them. */
@NullMarked
package dev.cortex.utils.logs;

import org.jspecify.annotations.NullMarked;
