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
        var pullRequest = quest.run().pullRequest().toString();
        var begun = db.first(
                "select begun_at from quest_reader where pull_request = ? and reader = ?",
                row -> Db.instant(row, "begun_at"),
                pullRequest,
                reader.id());
        var steps = db.query(
                """
                select step, title, done_at is not null as done, note from quest_step
                where pull_request = ? and reader = ? order by title, step
                """,
                row -> new NotedStep(
                        row.getString("step"), row.getString("title"), row.getBoolean("done"), row.getString("note")),
                pullRequest,
                reader.id());
        return new Progress(begun, steps);
    }

    /** The first look counts; later ones change nothing. */
    public void begin(Quest quest, Actor reader) {
        db.update(
                "insert into quest_reader (pull_request, reader, begun_at) values (?, ?, ?) on conflict do nothing",
                quest.run().pullRequest().toString(),
                reader.id(),
                clock.instant());
    }

    void note(Quest quest, int step, Actor reader, String note) {
        touch(quest, step, reader);
        db.update(
                "update quest_step set note = ? where pull_request = ? and reader = ? and step = ?",
                note,
                quest.run().pullRequest().toString(),
                reader.id(),
                quest.key(step));
    }

    void done(Quest quest, int step, Actor reader) {
        touch(quest, step, reader);
        db.update(
                "update quest_step set done_at = coalesce(done_at, ?) where pull_request = ? and reader = ? and step = ?",
                clock.instant(),
                quest.run().pullRequest().toString(),
                reader.id(),
                quest.key(step));
    }

    void undone(Quest quest, int step, Actor reader) {
        db.update(
                "update quest_step set done_at = null where pull_request = ? and reader = ? and step = ?",
                quest.run().pullRequest().toString(),
                reader.id(),
                quest.key(step));
    }

    private void touch(Quest quest, int step, Actor reader) {
        begin(quest, reader);
        db.update(
                """
                insert into quest_step (pull_request, reader, step, title) values (?, ?, ?, ?)
                on conflict (pull_request, reader, step) do update set title = excluded.title
                """,
                quest.run().pullRequest().toString(),
                reader.id(),
                quest.key(step),
                quest.plan().steps().get(step - 1).title());
    }
}
