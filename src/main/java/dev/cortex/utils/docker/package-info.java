/** A client of the Docker Engine API: containers, their events and their logs, over a unix socket, TCP or TLS. */
@NullMarked
package dev.cortex.utils.docker;

import org.jspecify.annotations.NullMarked;
