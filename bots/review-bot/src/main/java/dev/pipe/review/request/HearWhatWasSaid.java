package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.identity.KeepFindings;
import dev.pipe.review.say.SayReview;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Findings are said when GitHub has taken the review that says them. What it refuses is said with the next review, and the
 * summary tells until then that it is missing.
 */
@ApplicationScoped
class HearWhatWasSaid implements WriteSettled.Handler {

    private static final Logger LOG = Logger.getLogger(HearWhatWasSaid.class);

    private final KeepFindings keep;
    private final ReviewTable reviews;
    private final ConcludeReview conclude;
    private final Outbox outbox;

    HearWhatWasSaid(KeepFindings keep, ReviewTable reviews, ConcludeReview conclude, Outbox outbox) {
        this.keep = keep;
        this.conclude = conclude;
        this.reviews = reviews;
        this.outbox = outbox;
    }

    @Override
    public void handle(WriteSettled settled) {
        if (!(settled.write() instanceof SubmitReview review)) {
            return;
        }
        keep.alone(review.pullRequest());
        if (settled.done()) {
            said(review);
        } else {
            refused(review, settled.refusal());
        }
    }

    /** What was mended or dismissed while its review was on its way had no thread that could be resolved. */
    private void said(SubmitReview review) {
        var closed = keep.said(review.pullRequest(), review.askedBy());
        conclude.threads(review.pullRequest(), closed).ifPresent(outbox::write);
    }

    private void refused(SubmitReview review, String refusal) {
        var unsaid = keep.unsaid(review.askedBy());
        LOG.warnf(
                "GitHub took no review of %s on %s: %s",
                review.headSha(), review.pullRequest(), ShownFailure.words(refusal));
        of(review).ifPresent(known -> {
            var note = "GitHub did not take the review" + waiting(unsaid) + " (" + ShownFailure.words(refusal) + ").";
            var completed = Completed.noting(known.completed(), note);
            reviews.note(completed);
            outbox.publish("review-completed:" + review.askedBy() + "/refused", FitForTheBus.of(completed));
        });
    }

    /** Of the head that was refused, which need not be the newest any more. */
    private Optional<KnownReview> of(SubmitReview review) {
        return reviews.ofHead(review.pullRequest(), review.headSha()).stream()
                .filter(known -> SayReview.marks(known.completed().run(), review))
                .findFirst();
    }

    private static String waiting(int unsaid) {
        return switch (unsaid) {
            case 0 -> "";
            case 1 -> ": 1 finding is said with the next one";
            default -> ": " + unsaid + " findings are said with the next one";
        };
    }
}
