/** Installs and checks the tables and functions, through Flyway. */
@NullMarked
package dev.cortex.utils.migrate;

import org.jspecify.annotations.NullMarked;
