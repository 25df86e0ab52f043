-- As V13: what no file makes any more, or what returns something else now.
set local client_min_messages = warning;
drop function if exists "${flyway:defaultSchema}".cortex__retry_in_parts(text, bigint[], bigint[]);
drop function if exists "${flyway:defaultSchema}".cortex__lacks_today(text, text);
