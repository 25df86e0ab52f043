/** Lines become events: a stack trace stays with the line that it belongs to. */
@NullMarked
package dev.cortex.utils.events.assembly;

import org.jspecify.annotations.NullMarked;
