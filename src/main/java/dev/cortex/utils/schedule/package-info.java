/** What pg_cron does for the queue, and how it went. */
@NullMarked
package dev.cortex.utils.schedule;

import org.jspecify.annotations.NullMarked;
