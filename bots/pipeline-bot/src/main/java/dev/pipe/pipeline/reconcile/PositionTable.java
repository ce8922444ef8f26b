package dev.pipe.pipeline.reconcile;

import dev.pipe.common.db.Db;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.pipeline.reconcile.MissedPolicy.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where we stand with each hook, and what was asked for. The position's row lock lets one replica look at a time. */
@ApplicationScoped
class PositionTable {

    private final Db db;

    PositionTable(Db db) {
        this.db = db;
    }

    /** In a transaction of its own, so that nobody waits for it. */
    void know(Hook hook) {
        db.update("insert into hook_position (hook) values (?) on conflict do nothing", hook.toString());
    }

    /** Empty while another replica looks. */
    Optional<Position> take(Hook hook) {
        return db.first(
                "select * from hook_position where hook = ? for update skip locked",
                row -> new Position(
                        row.getLong("seen_id"),
                        Db.instant(row, "seen_at"),
                        Db.instant(row, "settled_at"),
                        Db.instant(row, "looked_at")),
                hook.toString());
    }

    void save(Hook hook, Position position) {
        db.update(
                "update hook_position set seen_id = ?, seen_at = ?, settled_at = ?, looked_at = ? where hook = ?",
                position.seenId(),
                position.seenAt(),
                position.settledAt(),
                position.lookedAt(),
                hook.toString());
    }

    Map<String, Asked> asked(Hook hook) {
        record Row(String guid, Asked asked) {}
        return db
                .query(
                        "select guid, times, next_at from redelivery where hook = ?",
                        row -> new Row(
                                row.getString("guid"), new Asked(row.getInt("times"), Db.instant(row, "next_at"))),
                        hook.toString())
                .stream()
                .collect(Collectors.toMap(Row::guid, Row::asked));
    }

    void asked(Hook hook, String guid, Asked asked) {
        db.update("""
                insert into redelivery (hook, guid, times, next_at) values (?, ?, ?, ?)
                on conflict (hook, guid) do update set times = excluded.times, next_at = excluded.next_at""", hook.toString(), guid, asked.times(), asked.next());
    }

    /** Forgets what was asked for and is missing no more. */
    void keepOnly(Hook hook, Collection<String> missing) {
        db.update("delete from redelivery where hook = ? and not guid = any(?)", hook.toString(), List.copyOf(missing));
    }
}
