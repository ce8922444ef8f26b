package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.Judge;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.common.text.SafeMarkdown;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Submits a review once; what is said of the same head later is added to it. GitHub refuses a review as a whole when one
 * of its comments lies outside the diff: those then move into the review's text, and the others stay where they belong.
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
            var standing = standing(repo, ref);
            var present = standing.get(marker.name());
            if (present != null) {
                var outcome = complete(repo, write, marker, present);
                return JudgeAnew.judge(repo, write, present, standing) ? Outcome.DONE : outcome;
            }
            create(repo, write, marker);
            standing(repo, ref);
            return Outcome.DONE;
        });
    }

    Outcome judge(Judge write) {
        var review = write.review();
        var ref = write.pullRequest();
        var held = connections.call(
                ref.repo(),
                "look for what our reviews of " + ref + " hold",
                repo -> standing(repo, ref).values().stream().anyMatch(one -> JudgeAnew.isHeldBy(review, one)));
        return held ? Outcome.UNCHANGED : submit(review);
    }

    /** Adds the marked comments that are not there yet, and brings the text up to date. */
    private Outcome complete(RepoCalls repo, SubmitReview write, Marker marker, Shapes.PullReview present)
            throws IOException {
        var said = said(repo, write.pullRequest());
        var outside = new ArrayList<InlineComment>();
        var added = false;
        for (var comment : write.comments()) {
            if (comment.marker().isEmpty() || said.contains(new Marker(comment.marker()).name())) {
                continue;
            }
            if (present.body().contains(new Marker(comment.marker()).hidden()) || !add(repo, write, comment)) {
                outside.add(comment);
            } else {
                added = true;
            }
        }
        var marked =
                write.comments().stream().noneMatch(comment -> comment.marker().isEmpty());
        var body = body(write, marker, outside);
        if (!marked || body.equals(present.body())) {
            return added ? Outcome.DONE : Outcome.UNCHANGED;
        }
        repo.send("PUT", UrlPath.pull(write.pullRequest(), "/reviews/" + present.id()), Map.of("body", body));
        return Outcome.DONE;
    }

    /** The markers of our inline comments; surplus copies are removed. */
    private Set<String> said(RepoCalls repo, PullRequestRef ref) throws IOException {
        var self = connections.self();
        var markers = new HashSet<String>();
        var comments = repo.list(UrlPath.pull(ref, "/comments"), Shapes.ReviewComment[].class).stream()
                .filter(comment -> Shapes.actor(comment.user()).is(self) && comment.body() != null)
                .sorted(Comparator.comparingLong(Shapes.ReviewComment::id))
                .toList();
        for (var comment : comments) {
            var its = Marker.of(comment.body());
            if (its != null && !markers.add(its)) {
                surplus.delete(repo, UrlPath.of(ref.repo(), "/pulls/comments/" + comment.id()), "review_comment");
            }
        }
        return markers;
    }

    private static boolean add(RepoCalls repo, SubmitReview write, InlineComment comment) throws IOException {
        var request = new HashMap<>(comment(comment));
        request.put("commit_id", write.headSha());
        try {
            repo.send("POST", UrlPath.pull(write.pullRequest(), "/comments"), request);
            return true;
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            return false;
        }
    }

    Outcome withdraw(WithdrawReviews write) {
        var ref = write.pullRequest();
        var state = JudgeAnew.state(write.event());
        return connections.call(ref.repo(), "withdraw our reviews on " + ref, repo -> {
            var self = connections.self();
            var outcome = Outcome.UNCHANGED;
            for (var review : repo.list(UrlPath.pull(ref, "/reviews"), Shapes.PullReview[].class)) {
                var marker = review.body() == null ? null : Marker.of(review.body());
                if (Shapes.actor(review.user()).is(self) && state.equals(review.state()) && marker != null) {
                    dismiss(repo, UrlPath.pull(ref, "/reviews/" + review.id()), write.reason());
                    outcome = Outcome.DONE;
                }
            }
            return outcome;
        });
    }

    /** GitHub refuses to dismiss what is dismissed: it may have got this twice. */
    private static void dismiss(RepoCalls repo, String review, String reason) throws IOException {
        try {
            repo.send("PUT", review + "/dismissals", Map.of("message", reason));
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE
                    || !"DISMISSED"
                            .equals(repo.get(review, Shapes.PullReview.class).state())) {
                throw refusal;
            }
        }
    }

    /** Ours by their markers. On the way, surplus copies are emptied: a submitted review cannot be deleted. */
    private Map<String, Shapes.PullReview> standing(RepoCalls repo, PullRequestRef ref) throws IOException {
        var self = connections.self();
        Map<String, Shapes.PullReview> oldest = new HashMap<>();
        for (var review : repo.list(UrlPath.pull(ref, "/reviews"), Shapes.PullReview[].class).stream()
                .filter(review -> Shapes.actor(review.user()).is(self) && review.body() != null)
                .sorted(Comparator.comparingLong(Shapes.PullReview::id))
                .toList()) {
            var its = Marker.of(review.body());
            if (its == null || its.equals(POINTER) || JudgeAnew.isSpent(its, review)) {
                continue;
            }
            var first = oldest.putIfAbsent(its, review);
            if (first != null) {
                empty(repo, ref, review, first);
            }
        }
        return oldest;
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
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            if (JudgeAnew.isOfOwn(write, refusal)) {
                create(repo, write.as(Event.COMMENT), marker); // a token's owner cannot judge what is theirs
            } else if (write.comments().isEmpty()) {
                createWithoutCommit(repo, write, marker, refusal);
            } else {
                createWithin(repo, write, marker);
            }
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
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            createInText(repo, write, marker);
        }
    }

    /** The head moved on, say. */
    private static void createInText(RepoCalls repo, SubmitReview write, Marker marker) throws IOException {
        try {
            create(repo, write, marker, List.of(), write.comments());
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            createWithoutCommit(repo, write, marker, refusal);
        }
    }

    /** GitHub does not take the commit any more, so it stands at the head of now. What is not there is not judged. */
    private static void createWithoutCommit(RepoCalls repo, SubmitReview write, Marker marker, GitHubRefusal refusal)
            throws IOException {
        var now = repo.get(UrlPath.pull(write.pullRequest(), ""), Shapes.Pull.class)
                .read(write.repo());
        if (write.headSha().equals(now.headSha())) {
            throw refusal; // it is about something else than the commit
        }
        var commit = write.headSha().substring(0, Math.min(7, write.headSha().length()));
        var text = body(write, marker, write.comments()) + "\n\n<sub>Read at " + SafeMarkdown.code(commit)
                + ", which this pull request does not show any more.</sub>\n";
        var request = Map.of("event", Event.COMMENT.name(), "body", Marker.fitted(text));
        repo.send("POST", UrlPath.pull(write.pullRequest(), "/reviews"), request);
    }

    private static void create(
            RepoCalls repo, SubmitReview write, Marker marker, List<InlineComment> inline, List<InlineComment> inBody)
            throws IOException {
        var request = Map.of(
                "commit_id",
                write.headSha(),
                "event",
                write.event().name(),
                "body",
                body(write, marker, inBody),
                "comments",
                inline.stream().map(WriteReviews::comment).toList());
        repo.send("POST", UrlPath.pull(write.pullRequest(), "/reviews"), request);
    }

    private static String body(SubmitReview write, Marker marker, List<InlineComment> outside) {
        var body = new StringBuilder(write.markdown());
        for (var comment : outside) {
            body.append("\n\n---\n")
                    .append(comment.marker().isEmpty() ? "" : new Marker(comment.marker()).hidden())
                    .append(SafeMarkdown.code(comment.path()))
                    .append(comment.line() > 0 ? ", line " + comment.line() : "")
                    .append(" (outside the diff)\n\n")
                    .append(comment.markdown());
        }
        return marker.on(body.toString());
    }

    private static Map<String, Object> comment(InlineComment comment) {
        var text = comment.marker().isEmpty()
                ? Marker.fitted(comment.markdown())
                : new Marker(comment.marker()).on(comment.markdown());
        return Map.of("path", comment.path(), "line", comment.line(), "side", comment.side(), "body", text);
    }
}
