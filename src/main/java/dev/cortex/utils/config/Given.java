package dev.cortex.utils.config;

/**
 * What somebody set, and where, so that an error can name the place.
 *
 * @param origin such as {@code --port}, {@code POSTGRES_PORT} or {@code /root/.cortex/utils.yaml:3}
 * @param template whether {@code ${VARIABLE}} in it stands for an environment variable
 */
record Given(String text, String origin, boolean template) {

    static Given literal(String text, String origin) {
        return new Given(text, origin, false);
    }

    @Override
    public String toString() {
        return "from " + origin;
    }
}
