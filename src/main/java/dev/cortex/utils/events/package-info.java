/** How a log is read: lines become events with a level, fields, codes and a fingerprint. */
@NullMarked
package dev.cortex.utils.events;

import org.jspecify.annotations.NullMarked;
