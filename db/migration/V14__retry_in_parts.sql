-- Returns two arrays now, no longer a table, which CREATE OR REPLACE would refuse to change.
set local client_min_messages = warning;
drop function if exists "${flyway:defaultSchema}".cortex__retry_in_parts(text, bigint[], bigint[]);
