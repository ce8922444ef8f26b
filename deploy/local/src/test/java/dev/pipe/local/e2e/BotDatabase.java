package dev.pipe.local.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A bot's database, seen from outside: what waits in it, and locks that hold its transactions up. */
record BotDatabase(String jdbcUrl) {

    /** A lock on a table; closing it lets go. */
    record Lock(Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close(); // PostgreSQL rolls back
        }
    }

    /** Nobody reads or writes the table: who begins with it gets no further than its beginning. */
    Lock lockAgainstReading(String table) throws SQLException {
        return lock(table, "access exclusive");
    }

    /** Nobody writes the table: who ends with it gets as far as its end, and does not commit. */
    Lock lockAgainstWriting(String table) throws SQLException {
        return lock(table, "share row exclusive");
    }

    private Lock lock(String table, String mode) throws SQLException {
        var connection = connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in " + mode + " mode");
        }
        return new Lock(connection);
    }

    /** True when somebody waits for a lock on the table. */
    boolean isWaitingFor(String table) throws SQLException {
        return count("select count(*) from pg_locks where not granted and relation = '" + table + "'::regclass"
                        + " and database = (select oid from pg_database where datname = current_database())")
                > 0;
    }

    /** As {@link #isWaitingFor}, to insert a row: pruning and the relay's own marks wait for the table too. */
    boolean isWaitingToInsertInto(String table) throws SQLException {
        return count("select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted"
                        + " and l.relation = '" + table + "'::regclass and a.datname = current_database()"
                        + " and ltrim(a.query) ilike 'insert into " + table + "%'")
                > 0;
    }

    long pendingIn(String table) throws SQLException {
        return count("select count(*) from " + table + " where state in ('pending', 'begun')");
    }

    /** True when a relay has a row in its hands: it is pending, and locked. */
    boolean isRelaying() throws SQLException {
        var free = "select 1 from outbox where state = 'pending' for update skip locked";
        return count("select count(*) - (select count(*) from (" + free + ") free) from outbox where state = 'pending'")
                > 0;
    }

    boolean isIdle() throws SQLException {
        return !isWorking() && pendingIn("outbox") == 0 && pendingIn("github_write") == 0;
    }

    /** True when something that came in is not done: an event, or a review that an event asked for. */
    boolean isWorking() throws SQLException {
        return pendingIn("inbox") > 0
                || has("review_job")
                        && count("select count(*) from review_job where state in ('waiting', 'reading')") > 0;
    }

    private boolean has(String table) throws SQLException {
        return count("select count(*) from pg_tables where tablename = '" + table + "'") > 0;
    }

    private long count(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }
}
