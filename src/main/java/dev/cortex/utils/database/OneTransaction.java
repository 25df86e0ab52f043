package dev.cortex.utils.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections for somebody who only looks, takes a connection for a session of its own, and sets what it likes in it: they are
 * all the same transaction, which is rolled back in the end. A pooler keeps it in one session, and whoever has that
 * session next finds nothing changed. For one thread, which closes it: whom it is lent to may forget a connection.
 */
public final class OneTransaction extends ConnectionSource implements AutoCloseable {
    private final String settings;
    private @Nullable Connection shared;

    OneTransaction(DataSource driver, Duration statementTimeout) {
        super(driver);
        this.settings = SessionSettings.ofTransaction(statementTimeout);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = shared == null ? Transactions.begin(open(), settings) : shared;
        shared = connection;
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(connection, method, arguments));
    }

    private @Nullable Object call(Connection connection, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "getAutoCommit" -> {
                return true;
            }
            case "setAutoCommit", "setReadOnly", "commit", "close" -> {
                return null;
            }
            default -> {}
        }
        try {
            @Nullable Object answer = method.invoke(connection, arguments);
            if (method.getName().equals("rollback") && arguments == null) {
                Transactions.begin(connection, settings);
            }
            return answer;
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    @Override
    public void close() throws SQLException {
        Connection connection = shared;
        if (connection != null) {
            try (connection) {
                connection.rollback();
            }
        }
    }
}
