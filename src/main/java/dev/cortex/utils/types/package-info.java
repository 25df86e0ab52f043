/** PostgreSQL's types in Java, as the generated code reads and writes them. */
@NullMarked
package dev.cortex.utils.types;

import org.jspecify.annotations.NullMarked;
