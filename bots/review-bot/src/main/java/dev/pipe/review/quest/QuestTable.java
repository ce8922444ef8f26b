package dev.pipe.review.quest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Quests and their files. Of each pull request the newest few heads are kept: nobody reads the ones before. */
@ApplicationScoped
public class QuestTable {

    private static final int HEADS_KEPT = 3;

    private final Db db;
    private final ObjectMapper json;
    private final QuestConfig config;
    private final Clock clock;

    QuestTable(Db db, ObjectMapper json, QuestConfig config, Clock clock) {
        this.db = db;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    void keep(Quest quest, List<KeptFile> files) {
        var run = quest.run();
        var pullRequest = run.pullRequest().toString();
        var id = db.first(
                        """
                        insert into quest (pull_request, head_sha, base, content, made_at) values (?, ?, ?, ?, ?)
                        on conflict (pull_request, head_sha, base)
                        do update set content = excluded.content, made_at = excluded.made_at returning id
                        """,
                        row -> row.getLong(1),
                        pullRequest,
                        run.headSha(),
                        run.base(),
                        write(quest),
                        clock.instant())
                .orElseThrow();
        db.update("delete from quest_file where quest = ?", id);
        for (var file : files) {
            db.update("insert into quest_file (quest, path, content) values (?, ?, ?)", id, file.path(), write(file));
        }
        db.update("""
                delete from quest where pull_request = ? and id not in
                (select id from quest where pull_request = ? order by made_at desc limit %d)
                """.formatted(HEADS_KEPT), pullRequest, pullRequest);
    }

    /** The quest of exactly this head against this base. */
    Optional<Quest> of(RunRef run) {
        return db.first(
                "select id, content from quest where pull_request = ? and head_sha = ? and base = ?",
                row -> read(row.getString("content"), Quest.class).withId(row.getLong("id")),
                run.pullRequest().toString(),
                run.headSha(),
                run.base());
    }

    void update(Quest quest) {
        db.update("update quest set content = ? where id = ?", write(quest), quest.id());
    }

    /** The newest quest of a pull request, however its name is spelt. */
    public Optional<Quest> newest(PullRequestRef pullRequest) {
        return db.first(
                "select id, content from quest where lower(pull_request) = lower(?) order by made_at desc limit 1",
                row -> read(row.getString("content"), Quest.class).withId(row.getLong("id")),
                pullRequest.toString());
    }

    /** The quests made last, one for each pull request. */
    public List<Quest> newest(int most) {
        return db.query("""
                select id, content from (
                  select distinct on (pull_request) id, content, made_at from quest order by pull_request, made_at desc
                ) newest order by made_at desc limit ?
                """, row -> read(row.getString("content"), Quest.class).withId(row.getLong("id")), most);
    }

    /** A file of a quest; empty for one that has no text to show. */
    public Optional<KeptFile> file(Quest quest, String path) {
        return db.first(
                "select content from quest_file where quest = ? and path = ?",
                row -> read(row.getString("content"), KeptFile.class),
                quest.id(),
                path);
    }

    @Scheduled(every = "6h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var before = clock.instant().minus(config.retention());
        db.update("delete from quest where made_at < ?", before);
        db.update("""
                delete from quest_reader where begun_at < ?
                   and not exists (select 1 from quest where quest.pull_request = quest_reader.pull_request)""", before);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getName(), e);
        }
    }

    private <T> T read(String content, Class<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read a " + type.getSimpleName() + " that was kept", e);
        }
    }
}
