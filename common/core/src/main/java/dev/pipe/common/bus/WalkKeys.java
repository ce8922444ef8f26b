package dev.pipe.common.bus;

import dev.pipe.common.db.Db;
import java.util.List;
import java.util.function.Function;

/**
 * Claims the heads of a table's keys, walking from key to key, so that a claim costs the same however long the table is
 * (ADR 9). Keys take turns: a claim goes on behind the last key of the one before, as long as that was full.
 */
final class WalkKeys<R> {

    private final Db db;
    private final String claim;
    private final int most;
    private final Db.Row<R> mapper;
    private final Function<R, String> key;

    /** Where the walk goes on; a hint and no state. */
    private volatile String lastKey = "";

    /**
     * @param table has {@code event_key}, {@code seq}, {@code state} and {@code not_before}
     * @param most of how many keys the heads are claimed at once
     */
    WalkKeys(Db db, String table, int most, Db.Row<R> mapper, Function<R, String> key) {
        this.db = db;
        this.claim = """
                with recursive head as (
                  (select event_key, seq from %1$s where state = 'pending' and event_key > ?
                    order by event_key, seq limit 1)
                  union all
                  select next.event_key, next.seq from head cross join lateral (
                    select r.event_key, r.seq from %1$s r where r.state = 'pending' and r.event_key > head.event_key
                     order by r.event_key, r.seq limit 1) next)
                select claimed.* from head cross join lateral (
                  select * from %1$s r where r.seq = head.seq and r.state = 'pending' and r.not_before <= now()
                     for update skip locked) claimed
                 limit %2$d""".formatted(table, most);
        this.most = most;
        this.mapper = mapper;
        this.key = key;
    }

    /** Locked until the caller's transaction ends; empty when no key's head is due and free. */
    List<R> claim() {
        var after = lastKey;
        var rows = db.query(claim, mapper, after);
        if (rows.isEmpty() && !after.isEmpty()) {
            rows = db.query(claim, mapper, "");
        }
        lastKey = rows.size() < most ? "" : key.apply(rows.getLast());
        return rows;
    }
}
