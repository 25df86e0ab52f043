-- What happened in the sample queue, before retention drops its oldest days. Harmless to repeat.
select cortex_rollup_throughput();
