package dev.cortex.utils.tail.source;

import dev.cortex.utils.docker.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the toolkit's own containers, whose log must not be fed back into itself: the one it runs in, and all that bear
 * the toolkit's label, as those of its image do.
 */
public final class OwnContainer implements Predicate<Container> {
    public static final String LABEL = "dev.cortex.utils";

    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{12}");

    private final Set<String> ids;

    private OwnContainer(Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    public static OwnContainer find() {
        return of(
                System.getenv().getOrDefault("HOSTNAME", ""),
                read(Path.of("/proc/self/cgroup")),
                read(Path.of("/proc/self/mountinfo")));
    }

    /**
     * @param hostname the first 12 digits of the id unless it was set
     * @param cgroups {@code /proc/self/cgroup}; names the container under cgroup 1
     * @param mounts {@code /proc/self/mountinfo}; where Docker keeps this container's {@code /etc/hostname}. On the host
     *     there are other lines with ids, of all containers that run.
     */
    static OwnContainer of(String hostname, String cgroups, String mounts) {
        Set<String> ids = new HashSet<>();
        if (SHORT_ID.matcher(hostname).matches()) {
            ids.add(hostname);
        }
        addIds(cgroups, ids);
        mounts.lines().filter(line -> line.contains(" /etc/hostname ")).forEach(line -> addIds(line, ids));
        return new OwnContainer(ids);
    }

    @Override
    public boolean test(Container container) {
        return container.labels().containsKey(LABEL) || ids.stream().anyMatch(container.id()::startsWith);
    }

    private static void addIds(String text, Set<String> ids) {
        Matcher id = WHOLE_ID.matcher(text);
        while (id.find()) {
            ids.add(id.group());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notLinux) {
            return "";
        }
    }
}
