package dev.pipe.review.quest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.event.RunRef;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        var number = run.pullRequest().number();
        var id = db.first(
                        """
                        insert into quest (repo, number, pull_request, head_sha, base, content, made_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (repo, number, head_sha, base)
                        do update set content = excluded.content, made_at = excluded.made_at returning id
                        """,
                        row -> row.getLong(1),
                        quest.repo(),
                        number,
                        run.pullRequest().toString(),
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
                delete from quest where repo = ? and number = ? and id not in
                (select id from quest where repo = ? and number = ? order by made_at desc limit %d)
                """.formatted(HEADS_KEPT), quest.repo(), number, quest.repo(), number);
        isCalled(quest.repo(), run.pullRequest().repo());
    }

    /** The name that a repository has now. */
    public void isCalled(long repo, RepoRef name) {
        db.update(
                "update quest set pull_request = ? || '#' || number where repo = ? and pull_request <> ? || '#' || number",
                name.fullName(),
                repo,
                name.fullName());
    }

    /** The quest of exactly this head against this base. */
    Optional<Quest> of(long repo, RunRef run) {
        return db.first(
                "select * from quest where repo = ? and number = ? and head_sha = ? and base = ?",
                this::quest,
                repo,
                run.pullRequest().number(),
                run.headSha(),
                run.base());
    }

    void update(Quest quest) {
        db.update("update quest set content = ? where id = ?", write(quest), quest.id());
    }

    /** The newest quest of a pull request. */
    public Optional<Quest> newest(long repo, int number) {
        return db.first(
                "select * from quest where repo = ? and number = ? order by made_at desc limit 1",
                this::quest,
                repo,
                number);
    }

    /** The quests made last, one for each pull request. */
    public List<Quest> newest(int most) {
        return db.query("""
                select * from (
                  select distinct on (repo, number) * from quest order by repo, number, made_at desc
                ) newest order by made_at desc limit ?
                """, this::quest, most);
    }

    /** True when a pull request of this repository can be read as a quest. */
    public boolean knows(long repo) {
        return db.first("select 1 from quest where repo = ? limit 1", row -> true, repo)
                .isPresent();
    }

    /** The repositories that had quests last, by the name under which each was seen last. */
    public List<RepoRef> repositories(int most) {
        return db.query("""
                select split_part(pull_request, '#', 1) as name from quest
                group by 1 order by max(made_at) desc limit ?""", row -> RepoRef.parse(row.getString("name")), most);
    }

    private Quest quest(ResultSet row) throws SQLException {
        return read(row.getString("content"), Quest.class)
                .kept(row.getLong("id"), row.getLong("repo"), PullRequestRef.parse(row.getString("pull_request")));
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
    public void prune() {
        var before = clock.instant().minus(config.retention());
        db.update("delete from quest where made_at < ?", before);
        db.update("""
                delete from quest_reader where begun_at < ?
                   and not exists (select 1 from quest where quest.repo || '#' || quest.number = quest_reader.place)""", before);
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
