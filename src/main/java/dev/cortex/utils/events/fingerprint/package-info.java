/** Events that differ only in their data share a template and a fingerprint. */
@NullMarked
package dev.cortex.utils.events.fingerprint;

import org.jspecify.annotations.NullMarked;
