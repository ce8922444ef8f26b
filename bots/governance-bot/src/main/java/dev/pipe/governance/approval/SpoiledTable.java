package dev.pipe.governance.approval;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Comments that were edited or deleted and reviews that were dismissed. Facts and commands travel on topics of their
 * own, so that the end of a comment may be heard of before its command.
 */
@ApplicationScoped
class SpoiledTable {

    private final Db db;
    private final Clock clock;

    SpoiledTable(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param how e.g. {@code was deleted} */
    void add(PullRequestRef pullRequest, Source source, String how) {
        db.update("""
                insert into spoiled (pull_request, by_command, comment_kind, source_id, how, received_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""", pullRequest.toString(), source.command(), source.kind(), source.id(), how, clock.instant());
    }

    Optional<String> how(PullRequestRef pullRequest, Source source) {
        return db.first(
                """
                select how from spoiled
                 where pull_request = ? and by_command = ? and comment_kind = ? and source_id = ?""", row -> row.getString("how"), pullRequest.toString(), source.command(), source.kind(), source.id());
    }
}
