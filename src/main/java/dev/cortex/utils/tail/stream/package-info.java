/** The lines of many containers as one stream, by time: what was, and what comes. */
@NullMarked
package dev.cortex.utils.tail.stream;

import org.jspecify.annotations.NullMarked;
