/** The logs of containers as events by time, past and to come. */
@NullMarked
package dev.cortex.utils.tail;

import org.jspecify.annotations.NullMarked;
