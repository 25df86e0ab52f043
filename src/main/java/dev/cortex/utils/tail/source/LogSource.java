package dev.cortex.utils.tail.source;

import dev.cortex.utils.docker.Container;
import java.time.Instant;

/**
 * A container whose log is read.
 *
 * @param id the whole id
 * @param container its name
 * @param service what people call it: the name in the compose file, or else the container's without {@code cortex-}
 * @param label {@code service}, with a number if it is not the first container of that service
 */
public record LogSource(String id, String container, String service, String label, boolean running, Instant created) {
    static final String PREFIX = "cortex-";

    private static final String NUMBER = "com.docker.compose.container-number";

    static LogSource of(Container container) {
        String service = service(container);
        String number = container.labels().getOrDefault(NUMBER, "1");
        return new LogSource(
                container.id(),
                container.name(),
                service,
                number.equals("1") ? service : service + "-" + number,
                container.running(),
                container.created());
    }

    private static String service(Container container) {
        if (!container.composeService().isEmpty()) {
            return container.composeService();
        }
        return withoutPrefix(container.name());
    }

    static String withoutPrefix(String name) {
        return name.startsWith(PREFIX) && name.length() > PREFIX.length() ? name.substring(PREFIX.length()) : name;
    }
}
