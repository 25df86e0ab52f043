package dev.cortex.utils.migrate;

import picocli.CommandLine.Command;

/** The group of commands about the installation itself. */
@Command(name = "db", description = "Install, upgrade and check the tables and functions in PostgreSQL.")
public final class DbCommand {}
