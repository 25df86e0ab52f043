package dev.cortex.utils.config;

import java.util.List;
import java.util.Map;

/**
 * What somebody set, and where, so that an error can name the place. None of it shows in {@code toString}: it may be a secret.
 *
 * <p>The origin is such as {@code --port}, {@code POSTGRES_PORT} or {@code /root/.cortex/utils.yaml:3}.
 */
sealed interface Given {
    String origin();

    /** The same, as if it had been written there: for what stands elsewhere under a name. */
    Given at(String place);

    /** A key without a value: as if it were not there. */
    record Nothing(String origin) implements Given {
        @Override
        public Given at(String place) {
            return new Nothing(place);
        }
    }

    /** @param template whether {@code ${VARIABLE}} in it stands for an environment variable */
    record Text(String text, String origin, boolean template) implements Given {
        static Text literal(String text, String origin) {
            return new Text(text, origin, false);
        }

        @Override
        public Given at(String place) {
            return new Text(text, place, template);
        }

        @Override
        public String toString() {
            return "text from " + origin;
        }
    }

    record Items(List<Given> items, String origin) implements Given {
        @Override
        public Given at(String place) {
            return new Items(items, place);
        }

        @Override
        public String toString() {
            return items.size() + " items from " + origin;
        }
    }

    /** @param keys in the order of the file */
    record Keys(Map<String, Given> keys, String origin) implements Given {
        @Override
        public Given at(String place) {
            return new Keys(keys, place);
        }

        @Override
        public String toString() {
            return keys.size() + " keys from " + origin;
        }
    }
}
