/** What runs until it is told to stop: threads that are looked after, tries that come at growing intervals, waiting that a shutdown ends. */
@NullMarked
package dev.cortex.utils.daemon;

import org.jspecify.annotations.NullMarked;
