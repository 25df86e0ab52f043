package dev.cortex.utils.database;

import dev.cortex.utils.config.PostgresConfig;
import dev.cortex.utils.daemon.Waiter;
import dev.cortex.utils.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * A session that listens on channels. What is told while nobody awaits it is kept for the next who does. For one thread.
 *
 * <p>After a {@link Problem} it is of no use: close it, open another, and then look for what was to be told meanwhile, as nobody keeps
 * that.
 */
public final class Listening implements AutoCloseable {
    /** How soon what has come is looked for. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final PostgresConfig config;
    private final Connection connection;
    private Duration silence = Duration.ZERO;

    private Listening(PostgresConfig config, Connection connection) {
        this.config = config;
        this.connection = connection;
    }

    static Listening open(PostgresConfig config, List<Channel> channels) {
        PostgresConfig direct = config.direct();
        try {
            Listening listening =
                    new Listening(direct, DataSources.forListening(config).getConnection());
            listening.begin(channels);
            return listening;
        } catch (SQLException failed) {
            throw new Failures(direct).translate(failed);
        }
    }

    private void begin(List<Channel> channels) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Channel channel : channels) {
                statement.execute("listen " + channel.quoted());
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * Waits until something is told.
     *
     * @param longest how long at most; zero to see what has come
     * @return what was told, in its order; nothing when the time is over, or the waiter says that it is time to stop
     * @throws Problem of kind unreachable when the session has ended, or when, after being silent for as long as connecting may
     *     take, the server does not answer for as long again
     */
    public List<Notification> await(Duration longest, Waiter waiter) {
        try {
            List<Notification> told = told();
            Duration left = longest;
            while (told.isEmpty() && left.compareTo(Duration.ZERO) > 0) {
                Duration pause = left.compareTo(TICK) < 0 ? left : TICK;
                if (!waiter.pause(pause)) {
                    return told();
                }
                left = left.minus(pause);
                probeAfterSilence(pause);
                told = told();
            }
            return told;
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }

    /** Not with the driver's own waiting: it sets the socket's timeout aside, so that half a message would be waited for forever. */
    private List<Notification> told() throws SQLException {
        List<Notification> told = Stream.of(
                        connection.unwrap(PGConnection.class).getNotifications())
                .map(Notification::of)
                .toList();
        if (!told.isEmpty()) {
            silence = Duration.ZERO;
        }
        return told;
    }

    /** A server that is gone looks like one that has nothing to tell. */
    private void probeAfterSilence(Duration more) throws SQLException {
        silence = silence.plus(more);
        if (silence.compareTo(config.connectTimeout()) >= 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("");
            }
            silence = Duration.ZERO;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new Failures(config).translate(failed);
        }
    }
}
