-- Functions that return other columns, or have other names for their arguments, than before; CREATE OR REPLACE changes neither.
set local client_min_messages = warning;
drop function if exists "${flyway:defaultSchema}".cortex_retry_dead_letters(bigint, text, interval, text, boolean, integer, boolean);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letters(text, interval, text, boolean, integer);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letter(bigint);
drop function if exists "${flyway:defaultSchema}".cortex_dead_letter_stats();
drop function if exists "${flyway:defaultSchema}".cortex__retry_statement(text, text);
drop function if exists "${flyway:defaultSchema}".cortex__retry_columns();

-- Letters that others archived: their jobs may still be in queue. Our own have a column job, so that this index is empty, or stays small.
create index if not exists cortex_dead_letter_copies on "${flyway:defaultSchema}".dead_letter (original_id, created_at) where job is null;
