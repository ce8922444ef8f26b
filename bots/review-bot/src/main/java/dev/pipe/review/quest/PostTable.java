package dev.pipe.review.quest;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** When readers posted their notes lately. */
@ApplicationScoped
class PostTable {

    private final Db db;

    PostTable(Db db) {
        this.db = db;
    }

    /** The oldest first. Until the end of this transaction the same reader's other tabs wait. */
    List<Instant> lately(Quest quest, Actor reader) {
        db.query(
                "select 1 from quest_reader where place = ? and reader = ? for update",
                row -> true,
                quest.place(),
                reader.id());
        return db.query(
                "select posted_at from quest_post where place = ? and reader = ? order by posted_at",
                row -> Db.instant(row, "posted_at"),
                quest.place(),
                reader.id());
    }

    void add(Quest quest, Actor reader, Instant now) {
        db.update(
                "delete from quest_post where place = ? and reader = ? and posted_at <= ?",
                quest.place(),
                reader.id(),
                now.minus(PostPolicy.SPAN));
        db.update(
                "insert into quest_post (place, reader, posted_at) values (?, ?, ?)", quest.place(), reader.id(), now);
    }
}
