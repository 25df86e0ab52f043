/** Lines become events: a stack trace stays with the line that it belongs to. */
@NullMarked
package dev.cortex.utils.logs.event;

import org.jspecify.annotations.NullMarked;
