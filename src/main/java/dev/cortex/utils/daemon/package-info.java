/** What runs until it is told to stop: waiting that a shutdown ends. */
@NullMarked
package dev.cortex.utils.daemon;

import org.jspecify.annotations.NullMarked;
