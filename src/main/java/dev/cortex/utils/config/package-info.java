/** Settings from flags, environment, {@code ~/.cortex/utils.yaml} and defaults, as records that cannot be invalid. */
@NullMarked
package dev.cortex.utils.config;

import org.jspecify.annotations.NullMarked;
