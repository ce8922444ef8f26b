package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.text.SafeMarkdown;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Submits a review once. GitHub refuses a review as a whole when one of its comments lies outside the diff: those then
 * move into the review's text, and the others stay where they belong.
 */
@ApplicationScoped
class WriteReviews {

    private static final int UNPROCESSABLE = 422;
    private static final String POINTER = "surplus";

    private final GitHubConnections connections;
    private final SurplusCopies surplus;

    WriteReviews(GitHubConnections connections, SurplusCopies surplus) {
        this.connections = connections;
        this.surplus = surplus;
    }

    Outcome submit(SubmitReview write) {
        var ref = write.pullRequest();
        var marker = new Marker(write.marker());
        return connections.call(ref.repo(), "submit the review " + write.marker() + " on " + ref, repo -> {
            if (isThere(repo, ref, marker)) {
                return Outcome.UNCHANGED;
            }
            create(repo, write, marker);
            isThere(repo, ref, marker);
            return Outcome.DONE;
        });
    }

    /** On the way, surplus copies under any marker are emptied: a submitted review cannot be deleted. */
    private boolean isThere(RepoCalls repo, PullRequestRef ref, Marker marker) throws IOException {
        var self = connections.self();
        Map<String, Shapes.PullReview> oldest = new HashMap<>();
        for (var review : repo.list(UrlPath.pull(ref, "/reviews"), Shapes.PullReview[].class).stream()
                .filter(review -> Shapes.actor(review.user()).is(self) && review.body() != null)
                .sorted(Comparator.comparingLong(Shapes.PullReview::id))
                .toList()) {
            var its = Marker.of(review.body());
            if (its == null || its.equals(POINTER)) {
                continue;
            }
            var first = oldest.putIfAbsent(its, review);
            if (first != null) {
                empty(repo, ref, review, first);
            }
        }
        return oldest.containsKey(marker.name());
    }

    private void empty(RepoCalls repo, PullRequestRef ref, Shapes.PullReview other, Shapes.PullReview first)
            throws IOException {
        var path = UrlPath.pull(ref, "/reviews/" + other.id());
        for (var comment : repo.list(path + "/comments", Shapes.ReviewComment[].class)) {
            surplus.delete(repo, UrlPath.of(ref.repo(), "/pulls/comments/" + comment.id()), "review_comment");
        }
        var pointer = "GitHub got this review twice; [the first](" + first.htmlUrl() + ") stands.";
        repo.send("PUT", path, Map.of("body", new Marker(POINTER).on(pointer)));
        surplus.count(path, "review");
    }

    private void create(RepoCalls repo, SubmitReview write, Marker marker) throws IOException {
        try {
            create(repo, write, marker, write.comments(), List.of());
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE || write.comments().isEmpty()) {
                throw refusal;
            }
            createWithin(repo, write, marker);
        }
    }

    private void createWithin(RepoCalls repo, SubmitReview write, Marker marker) throws IOException {
        var files = repo.list(UrlPath.pull(write.pullRequest(), "/files"), Shapes.PullFile[].class);
        var diff = DiffLines.of(files);
        var inside = write.comments().stream().filter(diff::hold).toList();
        var outside = new ArrayList<>(write.comments());
        outside.removeAll(inside);
        try {
            create(repo, write, marker, inside, outside);
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE || inside.isEmpty()) {
                throw refusal;
            }
            create(repo, write, marker, List.of(), write.comments()); // the head moved on, say
        }
    }

    private static void create(
            RepoCalls repo, SubmitReview write, Marker marker, List<InlineComment> inline, List<InlineComment> inBody)
            throws IOException {
        var comments = inline.stream().map(WriteReviews::comment).toList();
        var body = new StringBuilder(write.markdown());
        for (var comment : inBody) {
            body.append("\n\n---\n")
                    .append(SafeMarkdown.code(comment.path()))
                    .append(comment.line() > 0 ? ", line " + comment.line() : "")
                    .append(" (outside the diff)\n\n")
                    .append(comment.markdown());
        }
        repo.send(
                "POST",
                UrlPath.pull(write.pullRequest(), "/reviews"),
                Map.of(
                        "commit_id",
                        write.headSha(),
                        "event",
                        "COMMENT",
                        "body",
                        marker.on(body.toString()),
                        "comments",
                        comments));
    }

    private static Map<String, Object> comment(InlineComment comment) {
        return Map.of(
                "path",
                comment.path(),
                "line",
                comment.line(),
                "side",
                comment.side(),
                "body",
                Marker.fitted(comment.markdown()));
    }
}
