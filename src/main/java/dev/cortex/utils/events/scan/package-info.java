/** The small shapes that log lines are made of: words, times, quotes, addresses. */
@NullMarked
package dev.cortex.utils.events.scan;

import org.jspecify.annotations.NullMarked;
