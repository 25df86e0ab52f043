/** The program: wires the objects, lists the commands and ends the process. */
@NullMarked
package dev.cortex.utils;

import org.jspecify.annotations.NullMarked;
