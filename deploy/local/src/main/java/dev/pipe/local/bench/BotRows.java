package dev.pipe.local.bench;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What pipeline-bot's database says about how far it is. */
record BotRows(String url, String user, String password) {

    int normalised() throws IOException {
        return count("select count(*) from delivery");
    }

    /** Deliveries that came in and are not normalised, and facts that are not on the bus. */
    int pending() throws IOException {
        return count("select (select count(*) from inbox where state = 'pending')"
                + " + (select count(*) from outbox where state = 'pending')");
    }

    int givenUp() throws IOException {
        return count("select count(*) from inbox where state = 'dead'");
    }

    private int count(String query) throws IOException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IOException("Cannot ask pipeline-bot's database", e);
        }
    }
}
