package dev.pipe.common.github;

import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What a review of ours holds for or against a pull request, when that is not what it held when it was submitted. GitHub
 * lets nobody change that: a short second review holds it, and points to the first.
 */
final class JudgeAnew {

    private static final Logger LOG = Logger.getLogger(JudgeAnew.class);
    private static final int UNPROCESSABLE = 422;

    private JudgeAnew() {}

    /** Returns false when nothing was to be done. */
    static boolean judge(
            RepoCalls repo, SubmitReview write, Shapes.PullReview present, Map<String, Shapes.PullReview> standing)
            throws IOException {
        var marker = new Marker(write.event().after(write.marker()));
        if (write.event() == Event.COMMENT || holds(write.event(), present) || standing.containsKey(marker.name())) {
            return false;
        }
        var request = new HashMap<String, Object>();
        request.put("commit_id", write.headSha());
        request.put("event", write.event().name());
        request.put("body", marker.on(words(write.event()) + " [The review](" + present.htmlUrl() + ") says why."));
        return send(repo, write, request);
    }

    private static boolean send(RepoCalls repo, SubmitReview write, Map<String, Object> request) throws IOException {
        try {
            repo.send("POST", UrlPath.pull(write.pullRequest(), "/reviews"), request);
            return true;
        } catch (GitHubRefusal refusal) {
            if (refusal.status() != UNPROCESSABLE) {
                throw refusal;
            }
            // What is our own, or not there any more, we cannot judge. The review itself stands and says what was
            // found.
            LOG.infof("GitHub takes no %s of us on %s: %s", write.event(), write.pullRequest(), refusal.getMessage());
            return false;
        }
    }

    /** One that held something once and was taken back: it neither holds it now nor stands in the way of another. */
    static boolean isSpent(String marker, Shapes.PullReview review) {
        return "DISMISSED".equals(review.state())
                && (marker.endsWith(Event.REQUEST_CHANGES.after("")) || marker.endsWith(Event.APPROVE.after("")));
    }

    /** Changes are asked for until that is taken back; approved is what was looked at. */
    static boolean isHeldBy(SubmitReview write, Shapes.PullReview review) {
        return holds(write.event(), review)
                && (write.event() != Event.APPROVE || write.headSha().equals(review.commitId()));
    }

    /** GitHub lets nobody judge a pull request of their own. */
    static boolean isOfOwn(SubmitReview write, GitHubRefusal refusal) {
        return write.event() != Event.COMMENT && refusal.getMessage().contains("your own pull request");
    }

    private static boolean holds(Event event, Shapes.PullReview review) {
        return state(event).equals(review.state());
    }

    static String state(Event event) {
        return switch (event) {
            case APPROVE -> "APPROVED";
            case REQUEST_CHANGES -> "CHANGES_REQUESTED";
            case COMMENT -> "COMMENTED";
        };
    }

    private static String words(Event event) {
        return event == Event.APPROVE ? "Nothing stands in the way now." : "This asks for changes now.";
    }
}
