package dev.cortex.utils.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version that the jar's manifest names. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"cortex-utils " + (built == null ? "(not packaged)" : built)};
    }
}
