/** Lines that are data: JSON objects and logfmt. */
@NullMarked
package dev.cortex.utils.events.structured;

import org.jspecify.annotations.NullMarked;
