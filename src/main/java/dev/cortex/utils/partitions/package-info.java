/** The partitions of the queue: what there is, and keeping it so. */
@NullMarked
package dev.cortex.utils.partitions;

import org.jspecify.annotations.NullMarked;
