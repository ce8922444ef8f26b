package dev.pipe.governance.approval;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.ReviewSubmitted;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.governance.approval.ApprovalNews.Uncounted;
import dev.pipe.governance.approval.Hearing.Refused;
import dev.pipe.governance.approval.Hearing.Refused.Audience;
import dev.pipe.governance.approval.Word.Kind;
import dev.pipe.governance.approval.Word.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** GitHub's own reviews: Approve approves, Request changes objects, a dismissed review says nothing any more. */
@ApplicationScoped
class HearReviews implements Handler<ReviewSubmitted> {

    private final HearWords hear;
    private final KeepWords words;
    private final SpoiledTable spoiled;
    private final GitHubReads reads;
    private final Event<ApprovalNews> news;

    HearReviews(HearWords hear, KeepWords words, SpoiledTable spoiled, GitHubReads reads, Event<ApprovalNews> news) {
        this.hear = hear;
        this.words = words;
        this.spoiled = spoiled;
        this.reads = reads;
        this.news = news;
    }

    @Override
    public Class<ReviewSubmitted> event() {
        return ReviewSubmitted.class;
    }

    @Override
    public void handle(Received<ReviewSubmitted> received) {
        var review = received.event();
        switch (review.state()) {
            case "approved" -> approved(review);
            case "changes_requested" -> objected(review);
            case "dismissed" -> dismissed(review);
            default -> {
                // a review that only comments is no word; a command in it arrives as a command
            }
        }
    }

    /** Nobody asked us, so only who could have approved hears why it does not count. */
    private void approved(ReviewSubmitted review) {
        if (hear.approval(Said.of(review)) instanceof Refused refused && refused.audience() == Audience.TELL) {
            news.fire(new Uncounted(
                    review.pullRequest(),
                    "approval:REVIEW:" + review.reviewId(),
                    "About the approving review of " + review.author().login() + ": " + refused.markdown()));
        }
    }

    /** An objection counts whatever its giver may do, as it takes an approval of theirs back; what else, is decided later. */
    private void objected(ReviewSubmitted review) {
        var said = Said.of(review);
        if (words.overtakes(said)
                || spoiled.how(said.pullRequest(), said.source()).isPresent()) {
            return;
        }
        reads.pullRequest(review.pullRequest())
                .ifPresent(now -> words.keep(said.as(Kind.CHANGES_REQUESTED, review.commitId(), now.base(), "")));
    }

    private void dismissed(ReviewSubmitted review) {
        var source = Source.review(review.reviewId());
        spoiled.add(review.pullRequest(), source, "was dismissed");
        words.takeBack(review.pullRequest(), source, "the review was dismissed");
    }
}
