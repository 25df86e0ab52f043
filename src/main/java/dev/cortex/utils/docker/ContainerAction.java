package dev.cortex.utils.docker;

/**
 * What can happen to a container, as far as it is of interest here.
 *
 * <p>How an end came about, as Moby tells it: by itself, {@link #DIE}; by somebody's {@code docker stop}, {@link #KILL}, {@link #DIE},
 * {@link #STOP}; by {@code docker restart}, the same, then {@link #START}, {@link #RESTART}; by {@code docker rm --force}, {@link #KILL},
 * {@link #DIE}, {@link #DESTROY}. So a death of which no signal was told before is the container's own, or the kernel's. A restart policy
 * tells {@link #DIE} and {@link #START} only; while it waits between the two, {@code docker stop} tells {@link #STOP} only.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/system/events/">docker system events</a>
 */
public enum ContainerAction {
    /** It runs. Its health, where it has a check, begins anew, and no event says so. */
    START("start"),
    /** Its process has ended, with an {@linkplain ContainerEvent#exitCode() exit code}. */
    DIE("die"),
    /** The kernel killed a process of it for want of memory: not always the one that it ends with. */
    OOM("oom"),
    HEALTHY("health_status: healthy"),
    UNHEALTHY("health_status: unhealthy"),
    /** Somebody had it restarted, after its other events; no restart policy is told like this. */
    RESTART("restart"),
    /** Somebody had it stopped, and it has. */
    STOP("stop"),
    /** Somebody sent it a {@linkplain ContainerEvent#signal() signal}, of which it need not die; the first step of a stop, too. */
    KILL("kill"),
    /** It is removed. */
    DESTROY("destroy"),
    /** It has another {@linkplain ContainerEvent#name() name} from now on. */
    RENAME("rename");

    private final String text;

    ContainerAction(String text) {
        this.text = text;
    }

    /** As the engine calls it. */
    public String text() {
        return text;
    }
}
