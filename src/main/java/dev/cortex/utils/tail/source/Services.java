package dev.cortex.utils.tail.source;

import dev.cortex.utils.docker.Container;
import dev.cortex.utils.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The services that a command was asked about; with none named, all but the toolkit's own. */
public final class Services {
    private final List<ServicePattern> patterns;
    private final Predicate<Container> own;

    /** @param named as {@code --services} or the setting has them */
    public Services(List<String> named, Predicate<Container> own) {
        this.patterns = named.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(ServicePattern::new)
                .toList();
        this.own = own;
    }

    /** Those of the given containers that are meant, by label. Unlike {@link #choose}, content with none. */
    public List<LogSource> among(List<Container> containers) {
        return containers.stream()
                .filter(this::includes)
                .map(LogSource::of)
                .sorted(Comparator.comparing(LogSource::label).thenComparing(LogSource::created))
                .toList();
    }

    /** @throws Problem when a name fits none of the containers: it lists what there is */
    public List<LogSource> choose(List<Container> containers) {
        List<String> unknown = patterns.stream()
                .filter(pattern -> containers.stream().noneMatch(pattern::matches))
                .map(ServicePattern::toString)
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.refused("no container is called " + String.join(", ", unknown), known(containers));
        }
        return among(containers);
    }

    private boolean includes(Container container) {
        return patterns.isEmpty()
                ? !own.test(container)
                : patterns.stream().anyMatch(pattern -> pattern.matches(container));
    }

    private static String known(List<Container> containers) {
        if (containers.isEmpty()) {
            return "There are no containers on this engine.";
        }
        return containers.stream()
                .map(container -> LogSource.of(container).service())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "There are: ", "."));
    }
}
