/** The commands that show, search, count and export the logs of containers. */
@NullMarked
package dev.cortex.utils.logs;

import org.jspecify.annotations.NullMarked;
