/** The jobs in the queue: how many there are, how they did, and changing those that went wrong. */
@NullMarked
package dev.cortex.utils.queue;

import org.jspecify.annotations.NullMarked;
