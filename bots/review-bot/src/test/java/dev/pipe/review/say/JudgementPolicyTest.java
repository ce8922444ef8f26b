package dev.pipe.review.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.github.GitHubWrite.SubmitReview.Event;
import dev.pipe.review.say.JudgementPolicy.Allowed;
import dev.pipe.review.say.JudgementPolicy.Head;
import dev.pipe.review.say.JudgementPolicy.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementPolicyTest {

    private static final Allowed BOTH = new Allowed(true, true);

    @ParameterizedTest(name = "{0} of a head that is {1}: {2}, taken back {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO_APPROVED              | READ   | APPROVE         | [REQUEST_CHANGES]",
                "APPROVED_WITH_SUGGESTIONS  | READ   | APPROVE         | [REQUEST_CHANGES]",
                "FLAGGED_FOR_REVIEW         | READ   | COMMENT         | [REQUEST_CHANGES, APPROVE]",
                "PENDING_HUMAN_REVIEW       | READ   | COMMENT         | [REQUEST_CHANGES, APPROVE]",
                "PENDING_HUMAN_REVIEW       | UNREAD | COMMENT         | [APPROVE]",
                "REJECTED_SECURITY          | READ   | REQUEST_CHANGES | [APPROVE]",
                "REJECTED_BREAKING_CHANGES  | READ   | REQUEST_CHANGES | [APPROVE]",
                "REJECTED_CRITICAL_RISK     | READ   | REQUEST_CHANGES | [APPROVE]",
            })
    void whatAReviewHoldsFollowsTheDecision(Decision decision, Head head, Event event, String takenBack) {
        assertThat(JudgementPolicy.event(BOTH, decision, Word.OURS)).isEqualTo(event);
        assertThat(JudgementPolicy.takenBack(BOTH, decision, head, Word.OURS)).hasToString(takenBack);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void anOverriddenReviewAsksForNothingAndApprovesNoMoreThanBefore(Decision decision) {
        assertThat(JudgementPolicy.event(BOTH, decision, Word.OVERRIDDEN))
                .isEqualTo(decision.rejected() ? Event.COMMENT : JudgementPolicy.event(BOTH, decision, Word.OURS));
        for (var head : Head.values()) {
            assertThat(JudgementPolicy.takenBack(BOTH, decision, head, Word.OVERRIDDEN))
                    .contains(Event.REQUEST_CHANGES)
                    .containsAll(JudgementPolicy.takenBack(BOTH, decision, head, Word.OURS));
        }
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void whatTheOperatorDoesNotAllowIsNeitherHeldNorTakenBack(Decision decision) {
        var neither = new Allowed(false, false);
        assertThat(JudgementPolicy.event(neither, decision, Word.OURS)).isEqualTo(Event.COMMENT);
        assertThat(JudgementPolicy.takenBack(neither, decision, Head.READ, Word.OURS))
                .isEmpty();
        assertThat(JudgementPolicy.event(new Allowed(true, false), decision, Word.OURS))
                .isNotEqualTo(Event.APPROVE);
        assertThat(JudgementPolicy.takenBack(new Allowed(true, false), decision, Head.READ, Word.OURS))
                .doesNotContain(Event.APPROVE);
        assertThat(JudgementPolicy.event(new Allowed(false, true), decision, Word.OURS))
                .isNotEqualTo(Event.REQUEST_CHANGES);
        assertThat(JudgementPolicy.takenBack(new Allowed(false, true), decision, Head.READ, Word.OURS))
                .doesNotContain(Event.REQUEST_CHANGES);
    }
}
