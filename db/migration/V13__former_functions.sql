-- Functions that no file makes any more, or that took other arguments or returned other columns: CREATE OR REPLACE would refuse to change
-- the latter, or leave them beside the new ones.
set local client_min_messages = warning;
drop function if exists "${flyway:defaultSchema}".cortex_retry_dead_letters(bigint, text, interval, text, boolean, integer, boolean);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letters(text, interval, text, boolean, integer);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letter(bigint);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letter_stats();
drop function if exists "${flyway:defaultSchema}".cortex__retry_statement(text, text);
drop function if exists "${flyway:defaultSchema}".cortex__retry_columns();
drop function if exists "${flyway:defaultSchema}".cortex_rollup_throughput();
drop function if exists "${flyway:defaultSchema}".cortex__change_jobs_statement(text, text, text);
drop function if exists "${flyway:defaultSchema}".cortex__archive_columns();
drop function if exists "${flyway:defaultSchema}".cortex__check_letter_filter(interval, text);
drop function if exists "${flyway:defaultSchema}".cortex__claimed_by_column();
drop function if exists "${flyway:defaultSchema}".cortex__enqueued(timestamptz, text);
drop function if exists "${flyway:defaultSchema}".cortex__finished(timestamptz, timestamptz, text);
