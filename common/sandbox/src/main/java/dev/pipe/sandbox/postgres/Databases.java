package dev.pipe.sandbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The databases of a running server: how to reach one, and how to make one. */
public record Databases(int port, String password) {

    public String user() {
        return DatabaseCluster.USER;
    }

    /** Creates the database unless it exists, and says how to reach it. */
    public String create(String name) throws SQLException {
        try (Connection connection = connect("postgres")) {
            if (!exists(connection, name)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
        }
        return jdbcUrl(name);
    }

    boolean answer() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false; // not yet; the caller looks whether the server still lives and how long it took
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
