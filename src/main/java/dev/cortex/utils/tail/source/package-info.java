/** Which containers' logs are meant: by service, by name, by pattern, and never our own unless asked for. */
@NullMarked
package dev.cortex.utils.tail.source;

import org.jspecify.annotations.NullMarked;
