package dev.pipe.governance.approval;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Each person's last word on each pull request. */
@ApplicationScoped
public class WordTable {

    private final Db db;

    WordTable(Db db) {
        this.db = db;
    }

    public List<Word> on(PullRequestRef pullRequest) {
        return db.query(
                "select * from word where pull_request = ? order by said_at, actor_id",
                WordTable::read,
                pullRequest.toString());
    }

    Optional<Word> of(PullRequestRef pullRequest, Actor who) {
        return db.first(
                "select * from word where pull_request = ? and actor_id = ?",
                WordTable::read,
                pullRequest.toString(),
                who.id());
    }

    void put(Word word) {
        db.update(
                """
                insert into word (pull_request, actor_id, login, bot, kind, by_command, comment_kind, source_id,
                                  head_sha, base, reason, said_at, overtaken)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (pull_request, actor_id) do update
                   set login = excluded.login, kind = excluded.kind, by_command = excluded.by_command,
                       comment_kind = excluded.comment_kind, source_id = excluded.source_id,
                       head_sha = excluded.head_sha, base = excluded.base, reason = excluded.reason,
                       said_at = excluded.said_at, overtaken = excluded.overtaken""",
                word.pullRequest().toString(),
                word.who().id(),
                word.who().login(),
                word.who().bot(),
                word.kind(),
                word.source().command(),
                word.source().kind(),
                word.source().id(),
                word.headSha(),
                word.base(),
                word.reason(),
                word.saidAt(),
                word.overtaken());
    }

    private static Word read(ResultSet row) throws SQLException {
        return new Word(
                PullRequestRef.parse(row.getString("pull_request")),
                new Actor(row.getString("login"), row.getLong("actor_id"), row.getBoolean("bot")),
                Word.Kind.valueOf(row.getString("kind")),
                new Source(
                        row.getBoolean("by_command"),
                        CommentKind.valueOf(row.getString("comment_kind")),
                        row.getLong("source_id")),
                row.getString("head_sha"),
                row.getString("base"),
                row.getString("reason"),
                Db.instant(row, "said_at"),
                row.getString("overtaken") == null ? null : Word.Kind.valueOf(row.getString("overtaken")));
    }
}
