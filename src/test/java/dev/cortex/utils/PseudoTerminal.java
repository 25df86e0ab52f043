package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the program at a terminal of its own, which {@code script} (util-linux) makes. Every name that the PATH knows leads to a
 * recorder there, so that whatever is run through it is found out.
 */
final class PseudoTerminal {
    /** What libraries are known to look for, whether or not it is installed here. */
    private static final List<String> SOUGHT =
            List.of("test", "tty", "stty", "infocmp", "tput", "resize", "sh", "uname");

    private final Path programs;
    private final Path record;

    private PseudoTerminal(Path programs, Path record) {
        this.programs = programs;
        this.record = record;
    }

    /** @param directory an empty one */
    static PseudoTerminal in(Path directory) throws IOException {
        Path record = Files.createFile(directory.resolve("record"));
        Path recorder = Files.writeString(
                directory.resolve("recorder"), "#!/bin/sh\necho \"${0##*/} $*\" >>'" + record + "'\nexit 1\n");
        Files.setPosixFilePermissions(recorder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path programs = Files.createDirectory(directory.resolve("bin"));
        for (String name : namesInPath()) {
            Files.createSymbolicLink(programs.resolve(name), recorder);
        }
        return new PseudoTerminal(programs, record);
    }

    /** What a terminal of so many columns is sent. */
    String show(int columns, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = Stream.concat(
                        Stream.of("/bin/stty cols " + columns + "; PATH='" + programs + "' exec", java),
                        Stream.concat(Stream.of("-jar", "target/cortex-utils.jar"), Stream.of(arguments)))
                .collect(Collectors.joining(" "));
        ProcessBuilder script = new ProcessBuilder("script", "--quiet", "--return", "--command", command, "/dev/null")
                .redirectErrorStream(true);
        script.environment().putAll(variables);
        script.environment().putAll(Map.of("SHELL", "/bin/sh", "TERM", "xterm"));
        script.environment().remove("COLUMNS");
        Process process = script.start();
        String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(shown).isZero();
        return shown;
    }

    /** What was run through the PATH, with its arguments. */
    List<String> found() throws IOException {
        return Files.readAllLines(record);
    }

    private static Set<String> namesInPath() throws IOException {
        Set<String> names = new TreeSet<>(SOUGHT);
        for (String directory : System.getenv("PATH").split(":", -1)) {
            if (!directory.isEmpty() && Files.isDirectory(Path.of(directory))) {
                try (Stream<Path> files = Files.list(Path.of(directory))) {
                    files.forEach(file -> names.add(file.getFileName().toString()));
                }
            }
        }
        return names;
    }
}
