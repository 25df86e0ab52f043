/** Emails that were processed before, enqueued again. */
@NullMarked
package dev.cortex.utils.replay;

import org.jspecify.annotations.NullMarked;
