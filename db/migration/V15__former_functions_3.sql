-- As V13: what no file makes any more.
set local client_min_messages = warning;
drop function if exists "${flyway:defaultSchema}".cortex__schedule_state();
