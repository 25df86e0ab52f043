/** The connection to PostgreSQL, and what its errors mean to a person. */
@NullMarked
package dev.cortex.utils.database;

import org.jspecify.annotations.NullMarked;
