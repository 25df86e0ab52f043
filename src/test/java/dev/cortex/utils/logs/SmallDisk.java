package dev.cortex.utils.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system with hardly any room. Skips the test where none can be mounted. */
record SmallDisk(Path path) implements AutoCloseable {

    static SmallDisk mount(Path directory) throws IOException {
        Path path = Files.createDirectory(directory.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path.toString()), "nothing can be mounted here");
        return new SmallDisk(path);
    }

    @Override
    public void close() throws IOException {
        run("umount", path.toString());
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
