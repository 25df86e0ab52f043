package dev.cortex.utils.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for somebody who only looks, takes a connection for a session of its own, and sets what it likes in it: all that are
 * open at a time are the same transaction, which is rolled back in the end. A pooler keeps it in one session, and whoever has that
 * session next finds nothing changed. For one thread.
 */
final class OneTransaction extends ConnectionSource {
    private final String settings;
    private @Nullable Connection shared;
    private int users;

    OneTransaction(DataSource driver, Duration statementTimeout) {
        super(driver);
        this.settings = SessionSettings.ofTransaction(statementTimeout);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = shared == null ? begin(open()) : shared;
        shared = connection;
        users++;
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private Connection begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(settings);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private @Nullable Object call(Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "getAutoCommit" -> {
                return true;
            }
            case "setAutoCommit", "setReadOnly", "commit" -> {
                return null;
            }
            case "close" -> {
                leave(connection);
                return null;
            }
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private void leave(Connection connection) throws SQLException {
        users--;
        if (users == 0) {
            shared = null;
            try (connection) {
                connection.rollback();
            }
        }
    }
}
