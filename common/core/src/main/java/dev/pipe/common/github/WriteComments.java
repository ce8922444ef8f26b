package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.github.GitHubWrite.UpsertComment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes our comments. Each is looked for before it is written. A comment that stands twice, because an answer got lost
 * and the request did not, keeps its oldest copy; whichever comment of ours is written next clears them all away.
 */
@ApplicationScoped
class WriteComments {

    private final GitHubConnections connections;
    private final SurplusCopies surplus;

    WriteComments(GitHubConnections connections, SurplusCopies surplus) {
        this.connections = connections;
        this.surplus = surplus;
    }

    Outcome upsert(UpsertComment write) {
        var marker = new Marker(write.marker());
        var body = marker.on(write.markdown());
        return at(write.pullRequest(), write.marker(), repo -> {
            var present = ours(repo, write.pullRequest(), marker);
            if (present.isPresent()) {
                return edit(repo, write.pullRequest(), present.get(), body);
            }
            connections.issue(write.pullRequest()).comment(body);
            present = ours(repo, write.pullRequest(), marker);
            if (present.isPresent()) {
                edit(repo, write.pullRequest(), present.get(), body); // an older one came late, and stays
            }
            return Outcome.DONE;
        });
    }

    Outcome reply(Reply write) {
        var marker = new Marker(write.marker());
        return at(write.pullRequest(), write.marker(), repo -> {
            if (ours(repo, write.pullRequest(), marker).isPresent()) {
                return Outcome.UNCHANGED;
            }
            connections.issue(write.pullRequest()).comment(marker.on(write.markdown()));
            ours(repo, write.pullRequest(), marker);
            return Outcome.DONE;
        });
    }

    private Outcome at(PullRequestRef ref, String marker, GitHubConnections.Call<Outcome> call) {
        return connections.call(ref.repo(), "write the comment " + marker + " on " + ref, call);
    }

    /** The oldest comment of ours with this marker; on the way, surplus ones of any marker are removed. */
    private Optional<Shapes.IssueComment> ours(RepoCalls repo, PullRequestRef ref, Marker marker) throws IOException {
        var self = connections.self();
        var comments = repo.list(UrlPath.issue(ref, "/comments"), Shapes.IssueComment[].class).stream()
                .filter(comment -> Shapes.actor(comment.user()).is(self) && comment.body() != null)
                .sorted(Comparator.comparingLong(Shapes.IssueComment::id))
                .toList();
        Map<String, Shapes.IssueComment> oldest = new HashMap<>();
        List<Shapes.IssueComment> others = new ArrayList<>();
        for (var comment : comments) {
            var its = Marker.of(comment.body());
            if (its != null && oldest.putIfAbsent(its, comment) != null) {
                others.add(comment);
            }
        }
        for (var other : others) {
            surplus.delete(repo, UrlPath.of(ref.repo(), "/issues/comments/" + other.id()), "comment");
        }
        return Optional.ofNullable(oldest.get(marker.name()));
    }

    private static Outcome edit(RepoCalls repo, PullRequestRef ref, Shapes.IssueComment present, String body)
            throws IOException {
        if (present.body().equals(body)) {
            return Outcome.UNCHANGED;
        }
        repo.send("PATCH", UrlPath.of(ref.repo(), "/issues/comments/" + present.id()), Map.of("body", body));
        return Outcome.DONE;
    }
}
