package dev.cortex.utils.migrate;

/**
 * Where the installation is not what this program's files say.
 *
 * @param file the migration or function
 * @param problem what is different, in words
 */
record Difference(String file, String problem) {}
