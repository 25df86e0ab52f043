package dev.cortex.utils.docker;

/** What a container's own health check says. */
public enum Health {
    /** It has no check. */
    NONE,
    /** It was not healthy yet since it started, and not unhealthy often enough to be called so. */
    STARTING,
    HEALTHY,
    UNHEALTHY;

    /** As {@code inspect} says it. */
    static Health of(String status) {
        return switch (status) {
            case "starting" -> STARTING;
            case "healthy" -> HEALTHY;
            case "unhealthy" -> UNHEALTHY;
            default -> NONE;
        };
    }

    /** As the list says it before API 1.52, in a text such as {@code Up 2 hours (health: starting)}. */
    static Health ofText(String status) {
        int open = status.lastIndexOf('(');
        return open >= 0 && status.startsWith("Up ") && status.endsWith(")")
                ? of(status.substring(open + 1, status.length() - 1).replace("health: ", ""))
                : NONE;
    }
}
