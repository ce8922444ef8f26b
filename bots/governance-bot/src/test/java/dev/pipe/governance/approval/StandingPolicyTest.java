package dev.pipe.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.Comment;
import dev.pipe.common.github.GitHubReads.Review;
import dev.pipe.governance.approval.StandingPolicy.Listed;
import dev.pipe.governance.approval.Word.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingPolicyTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Actor ANN = new Actor("ann", 1, false);

    @Test
    void aCommentThatIsThereUneditedStands() {
        assertThat(StandingPolicy.refusal(commanded(), listed(600, comment(NOON))))
                .isEmpty();
    }

    @Test
    void anEditedCommentApprovesNothing() {
        assertThat(StandingPolicy.refusal(commanded(), listed(5, comment(NOON.plusSeconds(1)))))
                .contains("approved in a comment that was edited since");
    }

    @Test
    void aCommentThatIsGoneApprovesNothingOnceGitHubHadTimeToListIt() {
        assertThat(StandingPolicy.refusal(commanded(), listed(5))).isEmpty();
        assertThat(StandingPolicy.refusal(commanded(), listed(61)))
                .contains("approved in a comment that was deleted since");
    }

    @Test
    void aDismissedReviewApprovesNothing() {
        assertThat(StandingPolicy.refusal(reviewed(), reviews(600, "APPROVED"))).isEmpty();
        assertThat(StandingPolicy.refusal(reviewed(), reviews(5, "DISMISSED")))
                .contains("approved in a review that was dismissed since");
        assertThat(StandingPolicy.refusal(reviewed(), listed(5))).isEmpty();
        assertThat(StandingPolicy.refusal(reviewed(), listed(61))).isPresent();
    }

    private static Word commanded() {
        return word(new Source(true, CommentKind.ISSUE_COMMENT, 7));
    }

    private static Word reviewed() {
        return word(Source.review(7));
    }

    private static Word word(Source source) {
        return new Word(PullRequestRef.parse("o/r#1"), ANN, Word.Kind.APPROVED, source, "head", "main", "", NOON);
    }

    private static Comment comment(Instant updatedAt) {
        return new Comment(7, ANN, "/approve", NOON, updatedAt);
    }

    private static Listed listed(int secondsLater, Comment... comments) {
        return new Listed(List.of(comments), List.of(), NOON.plusSeconds(secondsLater));
    }

    private static Listed reviews(int secondsLater, String state) {
        var review = new Review(7, ANN, state, "head", "", NOON);
        return new Listed(List.of(), List.of(review), NOON.plusSeconds(secondsLater));
    }
}
