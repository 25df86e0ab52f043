/** Lines that are data: JSON objects and logfmt. */
@NullMarked
package dev.cortex.utils.logs.structured;

import org.jspecify.annotations.NullMarked;
