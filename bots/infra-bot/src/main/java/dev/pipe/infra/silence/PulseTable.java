package dev.pipe.infra.silence;

import static java.util.stream.Collectors.toMap;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Heartbeat;
import dev.pipe.infra.silence.SilencePolicy.Listening;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was heard of each process of each bot, and since when we listen without a gap. */
@ApplicationScoped
public class PulseTable {

    private final Db db;

    PulseTable(Db db) {
        this.db = db;
    }

    Optional<Instant> saidAt(String bot, String instance) {
        return db.first(
                "select said_at from pulse where bot = ? and instance = ?",
                row -> Db.instant(row, "said_at"),
                bot,
                instance);
    }

    void heard(Heartbeat beat, Instant heardAt) {
        db.update(
                """
                insert into pulse (bot, instance, version, ready, uptime_seconds, lag, errors, said_at, heard_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (bot, instance) do update set
                    version = excluded.version, ready = excluded.ready, uptime_seconds = excluded.uptime_seconds,
                    lag = excluded.lag, errors = excluded.errors, said_at = excluded.said_at,
                    heard_at = excluded.heard_at
                where pulse.said_at < excluded.said_at
                """,
                beat.bot(),
                beat.instance(),
                beat.version(),
                beat.ready(),
                beat.uptimeSeconds(),
                beat.lag(),
                beat.errors(),
                beat.at(),
                heardAt);
    }

    /** Our own pulse came back; after a gap we listen anew. */
    void listened(Instant heardAt, Duration gap) {
        db.update("""
                update listening set
                    since = case when newest < ? then ? else since end,
                    newest = greatest(newest, ?)
                """, heardAt.minus(gap), heardAt, heardAt);
    }

    Listening listening() {
        return db.first("select since, newest from listening", PulseTable::listening)
                .orElseThrow();
    }

    /** Like {@link #listening}, holding the row until the transaction ends; empty while another replica holds it. */
    Optional<Listening> listeningForUs() {
        return db.first("select since, newest from listening for update skip locked", PulseTable::listening);
    }

    /** When each bot was last heard, whichever of its processes it was. */
    Map<String, Instant> heardByBot() {
        return newestByBot().stream().collect(toMap(Pulse::bot, Pulse::heardAt));
    }

    /** The newest pulse of each bot. */
    public List<Pulse> newestByBot() {
        return db.query(
                """
                select distinct on (bot) bot, version, ready, uptime_seconds, lag, errors, heard_at
                from pulse order by bot, heard_at desc
                """,
                row -> new Pulse(
                        row.getString("bot"),
                        row.getString("version"),
                        row.getBoolean("ready"),
                        row.getLong("uptime_seconds"),
                        row.getLong("lag"),
                        row.getLong("errors"),
                        Db.instant(row, "heard_at")));
    }

    void forgetHeardBefore(Instant limit) {
        db.update("delete from pulse where heard_at < ?", limit);
    }

    private static Listening listening(ResultSet row) throws SQLException {
        return new Listening(Db.instant(row, "since"), Db.instant(row, "newest"));
    }
}
