package dev.pipe.common.db;

import java.sql.SQLException;

/** The database refused a statement or did not answer. Names the statement, never its parameters. */
public class DbFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DbFailure(String sql, SQLException cause) {
        super(cause.getMessage() + " [in: " + sql.strip().replaceAll("\\s+", " ") + "]", cause);
    }
}
