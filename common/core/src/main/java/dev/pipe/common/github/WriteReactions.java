package dev.pipe.common.github;

import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.github.GitHubWrite.React;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Reacts to a comment. GitHub keeps one reaction of a kind per person, so that a repetition changes nothing. */
@ApplicationScoped
class WriteReactions {

    private static final String ON_REVIEW = "mutation($subject: ID!, $content: ReactionContent!)"
            + " { addReaction(input: {subjectId: $subject, content: $content}) { clientMutationId } }";

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final GitHubConnections connections;

    WriteReactions(GitHubConnections connections) {
        this.connections = connections;
    }

    Outcome add(React write) {
        var doing = "react to " + write.commentKind() + " " + write.commentId() + " on " + write.pullRequest();
        return connections.call(write.repo(), doing, repo -> {
            return switch (CommentKind.valueOf(write.commentKind())) {
                case ISSUE_COMMENT -> onComment(repo, write, "/issues/comments/");
                case REVIEW_COMMENT -> onComment(repo, write, "/pulls/comments/");
                case REVIEW -> onReview(repo, write);
            };
        });
    }

    private static Outcome onComment(RepoCalls repo, React write, String kind) throws IOException {
        var path = UrlPath.of(write.repo(), kind + write.commentId() + "/reactions");
        try {
            repo.send("POST", path, Map.of("content", write.reaction()));
            return Outcome.DONE;
        } catch (GitHubRefusal refusal) {
            return unlessDeleted(refusal);
        }
    }

    /** REST has no reactions on reviews; where GraphQL is not to be had either, the review goes without. */
    private static Outcome onReview(RepoCalls repo, React write) throws IOException {
        try {
            var review = repo.get(
                    UrlPath.pull(write.pullRequest(), "/reviews/" + write.commentId()), Shapes.PullReview.class);
            repo.graphQl(ON_REVIEW, Map.of("subject", review.nodeId(), "content", graphQl(write.reaction())));
            return Outcome.DONE;
        } catch (GitHubRefusal refusal) {
            return unlessDeleted(refusal);
        }
    }

    /** Who wrote it has deleted it meanwhile, or there is no GraphQL: nobody misses the reaction. */
    private static Outcome unlessDeleted(GitHubRefusal refusal) throws GitHubRefusal {
        if (refusal.status() != NOT_FOUND && refusal.status() != GONE) {
            throw refusal;
        }
        return Outcome.IMPOSSIBLE;
    }

    private static String graphQl(String reaction) {
        return switch (reaction) {
            case "+1" -> "THUMBS_UP";
            case "-1" -> "THUMBS_DOWN";
            default -> reaction.toUpperCase(Locale.ROOT);
        };
    }
}
