package dev.cortex.utils.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it counts.
 *
 * @param value null where nothing sets it; a secret is hidden
 * @param origin what sets it, such as {@code POSTGRES_HOST}, {@code utils.yaml:3} or {@code default}
 * @param beats where it is set in vain, the strongest first, separated by commas
 */
public record SettingInUse(
        String key,
        @Nullable String value,
        @Nullable String origin,
        @Nullable String beats) {}
