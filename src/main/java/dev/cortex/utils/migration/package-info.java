/** Moving a plain queue to a partitioned one while its services go on. */
@NullMarked
package dev.cortex.utils.migration;

import org.jspecify.annotations.NullMarked;
