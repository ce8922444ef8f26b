package dev.pipe.review.quest;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.review.quest.Progress.NotedStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Who read what, and wrote what beside it. */
@ApplicationScoped
public class ProgressTable {

    private final Db db;
    private final Clock clock;

    ProgressTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public Progress of(Quest quest, Actor reader) {
        var place = quest.place();
        var begun = db.first(
                "select begun_at from quest_reader where place = ? and reader = ?",
                row -> Db.instant(row, "begun_at"),
                place,
                reader.id());
        var steps = db.query(
                """
                select step, title, done_at is not null as done, note from quest_step
                where place = ? and reader = ? order by title, step
                """,
                row -> new NotedStep(
                        row.getString("step"), row.getString("title"), row.getBoolean("done"), row.getString("note")),
                place,
                reader.id());
        return new Progress(begun, steps);
    }

    /** The first look counts; later ones change nothing. */
    public void begin(Quest quest, Actor reader) {
        db.update(
                "insert into quest_reader (place, reader, begun_at) values (?, ?, ?) on conflict do nothing",
                quest.place(),
                reader.id(),
                clock.instant());
    }

    void note(Quest quest, int step, Actor reader, String note) {
        touch(quest, step, reader);
        db.update(
                "update quest_step set note = ? where place = ? and reader = ? and step = ?",
                note,
                quest.place(),
                reader.id(),
                quest.key(step));
    }

    void done(Quest quest, int step, Actor reader) {
        touch(quest, step, reader);
        db.update(
                "update quest_step set done_at = coalesce(done_at, ?) where place = ? and reader = ? and step = ?",
                clock.instant(),
                quest.place(),
                reader.id(),
                quest.key(step));
    }

    void undone(Quest quest, int step, Actor reader) {
        db.update(
                "update quest_step set done_at = null where place = ? and reader = ? and step = ?",
                quest.place(),
                reader.id(),
                quest.key(step));
    }

    private void touch(Quest quest, int step, Actor reader) {
        begin(quest, reader);
        db.update(
                """
                insert into quest_step (place, reader, step, title) values (?, ?, ?, ?)
                on conflict (place, reader, step) do update set title = excluded.title
                """,
                quest.place(),
                reader.id(),
                quest.key(step),
                quest.plan().steps().get(step - 1).title());
    }
}
