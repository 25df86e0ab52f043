/** What can go wrong, in words for a person: one line, what to do about it, and the exit code. */
@NullMarked
package dev.cortex.utils.problem;

import org.jspecify.annotations.NullMarked;
