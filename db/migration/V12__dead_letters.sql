-- Letters that others archived: their jobs may still be in queue. Our own have a column job, so that this index is empty, or stays small.
create index if not exists cortex_dead_letter_copies on "${flyway:defaultSchema}".dead_letter (original_id, created_at) where job is null;
