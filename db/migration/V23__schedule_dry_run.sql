set local client_min_messages = warning;

-- These take one more argument from now on. Replacing them would leave the old ones beside the new.
drop function if exists "${flyway:defaultSchema}".cortex_schedule(integer, interval, integer, interval, interval, interval);
drop function if exists "${flyway:defaultSchema}".cortex_unschedule();
