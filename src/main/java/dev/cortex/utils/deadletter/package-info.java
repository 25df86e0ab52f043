/** Jobs that had failed for good when their partition was dropped: finding, retrying and purging them. */
@NullMarked
package dev.cortex.utils.deadletter;

import org.jspecify.annotations.NullMarked;
