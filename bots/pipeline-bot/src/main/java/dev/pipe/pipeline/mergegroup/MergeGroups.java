package dev.pipe.pipeline.mergegroup;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.GitHubFact.MergeGroupChanged;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The commits of GitHub's merge queue that are not merged and not let go of. */
@ApplicationScoped
public class MergeGroups {

    private final Db db;

    MergeGroups(Db db) {
        this.db = db;
    }

    /** One of them. {@code pullRequest} is the last one in it. */
    public record Group(PullRequestRef pullRequest, String headSha, String base, String baseSha) {}

    void add(MergeGroupChanged made, PullRequestRef pullRequest) {
        db.update("""
                insert into merge_group (repo, head_sha, base, base_sha, pull_request) values (?, ?, ?, ?, ?)
                on conflict do nothing""", made.repo().fullName(), made.headSha(), made.baseRef(), made.baseSha(), pullRequest.toString());
    }

    void remove(MergeGroupChanged gone) {
        db.update(
                "delete from merge_group where repo = ? and head_sha = ?",
                gone.repo().fullName(),
                gone.headSha());
    }

    /** The groups of which this pull request is the last one. */
    public List<Group> of(PullRequestRef pullRequest) {
        return db.query(
                "select * from merge_group where pull_request = ? order by received_at",
                MergeGroups::read,
                pullRequest.toString());
    }

    /** The last pull request of the group that has this commit. */
    public Optional<PullRequestRef> withHead(RepoRef repo, String headSha) {
        return db.first(
                "select pull_request from merge_group where repo = ? and head_sha = ?",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                repo.fullName(),
                headSha);
    }

    /** The pull requests in a group but its last one: those whose groups it stands on. */
    public List<PullRequestRef> ahead(Group group) {
        return db.query(
                """
                with recursive below(base_sha, pull_request) as (
                    select base_sha, pull_request from merge_group where repo = ? and head_sha = ?
                    union select g.base_sha, g.pull_request from merge_group g join below b on g.head_sha = b.base_sha
                           where g.repo = ?)
                select pull_request from below""",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                group.pullRequest().repo().fullName(),
                group.baseSha(),
                group.pullRequest().repo().fullName());
    }

    /** Whose groups stand on those of this pull request. */
    public List<PullRequestRef> behind(PullRequestRef pullRequest) {
        return db.query(
                """
                with recursive above(head_sha, pull_request) as (
                    select head_sha, pull_request from merge_group where pull_request = ?
                    union select g.head_sha, g.pull_request from merge_group g join above a on g.base_sha = a.head_sha
                           where g.repo = ?)
                select distinct pull_request from above where pull_request <> ?""",
                row -> PullRequestRef.parse(row.getString("pull_request")),
                pullRequest.toString(),
                pullRequest.repo().fullName(),
                pullRequest.toString());
    }

    int prune(Instant before) {
        return db.update("delete from merge_group where received_at < ?", before);
    }

    private static Group read(ResultSet row) throws SQLException {
        return new Group(
                PullRequestRef.parse(row.getString("pull_request")),
                row.getString("head_sha"),
                row.getString("base"),
                row.getString("base_sha"));
    }
}
