package dev.pipe.common.bus;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One row of {@code github_write}.
 *
 * @param payer whose limit at GitHub it counts against
 * @param urgency the smaller the sooner
 * @param attempts how often it was tried before
 * @param begun true when it was begun before and nobody saw how that ended
 */
record WriteRow(
        long seq,
        String kind,
        String key,
        String body,
        String traceParent,
        boolean reportsBack,
        String payer,
        int urgency,
        int attempts,
        boolean begun) {

    static WriteRow of(ResultSet row) throws SQLException {
        return new WriteRow(
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("event_key"),
                row.getString("body"),
                row.getString("trace_parent"),
                row.getBoolean("reports_back"),
                row.getString("payer"),
                row.getInt("urgency"),
                row.getInt("attempts"),
                row.getString("state").equals("begun"));
    }
}
