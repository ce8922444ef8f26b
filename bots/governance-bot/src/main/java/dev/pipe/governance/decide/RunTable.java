package dev.pipe.governance.decide;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.config.Mode;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.governance.decide.GovernedRun.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The newest run of each pull request. */
@ApplicationScoped
class RunTable {

    private final Db db;
    private final EventJson events;
    private final Clock clock;

    RunTable(Db db, EventJson events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    Optional<GovernedRun> of(PullRequestRef pullRequest) {
        return db.first("select * from governed_run where pull_request = ?", this::read, pullRequest.toString());
    }

    void put(GovernedRun governed) {
        var said = governed.said();
        db.update(
                """
                insert into governed_run (pull_request, run_id, head_sha, base, attempt, mode, state, asked_at,
                                          said_type, said, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (pull_request) do update
                   set run_id = excluded.run_id, head_sha = excluded.head_sha, base = excluded.base,
                       attempt = excluded.attempt, mode = excluded.mode, state = excluded.state, asked_at = excluded.asked_at,
                       said_type = excluded.said_type, said = excluded.said, updated_at = excluded.updated_at""",
                governed.run().pullRequest().toString(),
                governed.run().id(),
                governed.run().headSha(),
                governed.run().base(),
                governed.run().attempt(),
                governed.mode(),
                governed.state(),
                governed.askedAt(),
                said == null ? null : EventCatalogue.of(said.getClass()).type(),
                said == null ? null : new String(events.write(said), StandardCharsets.UTF_8),
                clock.instant());
    }

    Map<State, Long> countByState() {
        return db
                .query(
                        "select state, count(*) as runs from governed_run group by state",
                        row -> Map.entry(State.valueOf(row.getString("state")), row.getLong("runs")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private GovernedRun read(ResultSet row) throws SQLException {
        var type = row.getString("said_type");
        return new GovernedRun(
                new RunRef(
                        row.getString("run_id"),
                        PullRequestRef.parse(row.getString("pull_request")),
                        row.getString("head_sha"),
                        row.getString("base"),
                        row.getInt("attempt")),
                Mode.valueOf(row.getString("mode")),
                State.valueOf(row.getString("state")),
                Db.instant(row, "asked_at"),
                type == null
                        ? null
                        : (GovernanceEvent)
                                events.read(type, row.getString("said").getBytes(StandardCharsets.UTF_8)));
    }
}
