package org.quarterdeck.jobs.load;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A driver over another that can lose the acknowledgement of one commit of a table: it is done, and fails. */
final class LosingDriver implements Driver {
    private static final String PREFIX = "jdbc:losing:";

    private final AtomicInteger untilLost = new AtomicInteger();

    /** The address of a database by way of this driver. */
    static String url(String jdbcUrl) {
        return PREFIX + jdbcUrl;
    }

    /** Of the commits of tables from now on the n-th is done and not acknowledged. */
    void lose(int nth) {
        untilLost.set(nth);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url)
                ? watched(Connection.class, DriverManager.getConnection(url.substring(PREFIX.length()), properties))
                : null;
    }

    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = invoked(target, method, arguments);
                    if (result instanceof PreparedStatement statement
                            && String.valueOf(arguments[0]).startsWith("UPDATE iceberg_tables")) {
                        return watched(PreparedStatement.class, statement);
                    }
                    if (method.getName().equals("executeUpdate") && untilLost.decrementAndGet() == 0) {
                        throw new SQLException("the connection was lost", "08006");
                    }
                    return result;
                }));
    }

    private static Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
