package dev.pipe.review.xp;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Who earned what by which pull request. */
@ApplicationScoped
public class XpTable {

    private static final String STANDING = """
            select (array_agg(login order by awarded_at desc))[1] as login, sum(points) as points,
            coalesce(string_agg(distinct nullif(badge, ''), ','), '') as badges from xp_award
            """;

    private final Db db;
    private final XpConfig config;
    private final Clock clock;

    XpTable(Db db, XpConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
    }

    /** False when it was given before. */
    boolean give(Play play, String what, Award award) {
        return db.update(
                        """
                        insert into xp_award (place, reader, what, login, points, badge, awarded_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        play.place(),
                        play.reader().id(),
                        what,
                        play.reader().login(),
                        award.points(),
                        award.badge(),
                        clock.instant())
                == 1;
    }

    boolean has(Play play, String what) {
        return db.first(
                        "select 1 from xp_award where place = ? and reader = ? and what = ?",
                        row -> true,
                        play.place(),
                        play.reader().id(),
                        what)
                .isPresent();
    }

    /** The first have the most points; of equals, who had them earlier. */
    public List<Standing> leaders(int most) {
        return db.query(
                STANDING + " group by reader order by sum(points) desc, max(awarded_at) limit ?",
                XpTable::standing,
                most);
    }

    public Standing of(Actor reader) {
        return db.first(STANDING + " where reader = ? group by reader", XpTable::standing, reader.id())
                .orElse(new Standing(reader.login(), 0, List.of()));
    }

    /** What one pull request earned somebody. */
    public Standing of(Play play) {
        return db.first(
                        STANDING + " where reader = ? and place = ? group by reader",
                        XpTable::standing,
                        play.reader().id(),
                        play.place())
                .orElse(new Standing(play.reader().login(), 0, List.of()));
    }

    @Scheduled(every = "6h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from xp_award where awarded_at < ?", clock.instant().minus(config.retention()));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("login"),
                row.getLong("points"),
                Stream.of(row.getString("badges").split(","))
                        .filter(badge -> !badge.isEmpty())
                        .toList());
    }
}
