/** Codes that say what went wrong: of HTTP, of processes, of SQL, of the operating system. */
@NullMarked
package dev.cortex.utils.events.code;

import org.jspecify.annotations.NullMarked;
