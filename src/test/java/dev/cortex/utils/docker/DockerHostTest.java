package dev.cortex.utils.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.problem.ExitCode;
import dev.cortex.utils.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerHostTest {

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, false, unix:///var/run/docker.sock",
        "/run/user/1000/docker.sock, false, unix:///run/user/1000/docker.sock",
        "tcp://10.5.2.21:2375, false, tcp://10.5.2.21:2375",
        "tcp://10.5.2.21, false, tcp://10.5.2.21:2375",
        "tcp://docker.example, true, tcp://docker.example:2376",
        "https://docker.example/, false, tcp://docker.example:2376",
        "tcp://[::1]:2375, false, tcp://[::1]:2375"
    })
    void hostsAreReadAsTheDockerCommandReadsThem(String text, boolean tls, String meant) {
        assertThat(DockerHost.parse(text, tls)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix://docker.sock",
                "tcp://",
                "tcp://a b",
                "tcp://user@host",
                "npipe:////./pipe/x",
                "tcp://h:1/path"
            })
    void whatIsNoHostIsRefused(String text) {
        assertThatThrownBy(() -> DockerHost.parse(text, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void sshIsRefusedWithAWayAround() {
        assertThatThrownBy(() -> DockerHost.parse("ssh://me@host", false)).hasMessageContaining("ssh -L");
    }

    @Test
    void theEnvironmentAsksForTlsAndSaysWhereTheCertificatesAre() {
        DockerSettings settings = DockerSettings.of(
                "tcp://h", Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs"), Path.of("/home/me"));

        assertThat(settings).isEqualTo(new DockerSettings(new DockerHost.Tcp("h", 2376, true), Path.of("/certs")));
        assertThat(DockerSettings.of("tcp://h", Map.of(), Path.of("/home/me")).certificates())
                .isEqualTo(Path.of("/home/me/.docker"));
    }

    @Test
    void aWrongHostIsWrongUsage() {
        assertThatThrownBy(() -> DockerSettings.of("ftp://h", Map.of(), Path.of("/")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE));
    }
}
