package dev.cortex.utils.tail.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.Container;
import dev.cortex.utils.docker.Health;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnContainerTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    @Test
    void theHostnameIsTheBeginningOfTheId() {
        OwnContainer own = OwnContainer.of(ID.substring(0, 12), "", "");

        assertThat(own.test(container(ID))).isTrue();
        assertThat(own.test(container(OTHER))).isFalse();
    }

    @Test
    void aHostnameThatSomeoneChoseSaysNothing() {
        assertThat(OwnContainer.of("utils", "", "").test(container(ID))).isFalse();
    }

    @Test
    void theFirstCgroupsNameTheContainer() {
        assertThat(OwnContainer.of("utils", "12:memory:/docker/" + ID + "\n0::/system.slice\n", "")
                        .test(container(ID)))
                .isTrue();
        assertThat(OwnContainer.of("utils", "0::/system.slice/docker-" + ID + ".scope\n", "")
                        .test(container(ID)))
                .isTrue();
    }

    @Test
    void theMountOfItsHostnameNamesTheContainer() {
        String mounts = "812 801 254:1 /var/lib/docker/containers/%s/hostname /etc/hostname rw - ext4 /dev/vda rw\n";

        assertThat(OwnContainer.of("utils", "0::/\n", mounts.formatted(ID)).test(container(ID)))
                .isTrue();
    }

    @Test
    void onTheHostTheMountsOfOtherContainersAreNotOurs() {
        String mounts = "99 28 0:52 / /var/lib/docker/containers/%s/mounts/shm rw - tmpfs shm rw\n";

        assertThat(OwnContainer.of("host", "0::/init.scope\n", mounts.formatted(OTHER))
                        .test(container(OTHER)))
                .isFalse();
    }

    private static Container container(String id) {
        return new Container(id, "x", Map.of(), true, Health.NONE, Instant.EPOCH);
    }
}
