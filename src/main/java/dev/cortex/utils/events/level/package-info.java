/** What level a line names, where its header ends and its message begins. */
@NullMarked
package dev.cortex.utils.events.level;

import org.jspecify.annotations.NullMarked;
