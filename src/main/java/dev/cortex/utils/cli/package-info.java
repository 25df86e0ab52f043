/** What all commands share: options, output, errors, confirmation, progress. */
@NullMarked
package dev.cortex.utils.cli;

import org.jspecify.annotations.NullMarked;
