set local client_min_messages = warning;

-- These take received_within and older_than from now on, or return started_at too. Replacing them would leave the old ones beside
-- the new.
drop function if exists "${flyway:defaultSchema}".cortex_replay(
  text, text, timestamptz, timestamptz, text[], text, boolean, boolean, integer, integer, boolean);
drop function if exists "${flyway:defaultSchema}".cortex_replay_preview(
  text, text, timestamptz, timestamptz, text[], text, boolean, boolean);
drop function if exists "${flyway:defaultSchema}".cortex_replay_sample(
  text, text, timestamptz, timestamptz, text[], text, boolean, boolean, integer);
drop function if exists "${flyway:defaultSchema}".cortex_resume_replay(bigint, boolean);
drop function if exists "${flyway:defaultSchema}".cortex__check_replay(
  text, text, timestamptz, timestamptz, text[], text, boolean, boolean);
drop function if exists "${flyway:defaultSchema}".cortex__replay_filter(
  text, timestamptz, timestamptz, text[], text, boolean, boolean, integer);
drop function if exists "${flyway:defaultSchema}".cortex__replay_progress(bigint);
