package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskReviewersTest {

    private static final RunRef RUN = new RunRef("run-1", PullRequestRef.parse("acme/shop#7"), "abc", "main", 1);

    @ParameterizedTest(name = "{0}, then {1}: asked {2}")
    @CsvSource({
        ", AUTO_APPROVED, false",
        ", APPROVED_WITH_SUGGESTIONS, false",
        ", FLAGGED_FOR_REVIEW, true",
        ", PENDING_HUMAN_REVIEW, true",
        ", REJECTED_SECURITY, true",
        ", REJECTED_BREAKING_CHANGES, true",
        ", REJECTED_CRITICAL_RISK, true",
        "AUTO_APPROVED, FLAGGED_FOR_REVIEW, true",
        "APPROVED_WITH_SUGGESTIONS, REJECTED_SECURITY, true",
        "FLAGGED_FOR_REVIEW, FLAGGED_FOR_REVIEW, false",
        "FLAGGED_FOR_REVIEW, REJECTED_SECURITY, false",
        "REJECTED_SECURITY, AUTO_APPROVED, false"
    })
    void peopleAreAskedWhenAChangeBecomesOneForThemAndNotWithEveryPush(Decision before, Decision now, boolean asks) {
        assertThat(AskReviewers.asked(naming("bob"), Optional.ofNullable(before), now))
                .isEqualTo(
                        asks
                                ? Optional.of(new RequestReviewers(
                                        RUN.pullRequest(), List.of("bob"), List.of(), AskReviewers.ASKED_BY))
                                : Optional.empty());
    }

    @ParameterizedTest(name = "{0}: people {1}, teams {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bob, @cyd, ADA | [bob, cyd] | []",
                "@acme/reviewers, bob | [bob] | [reviewers]",
                "acme/reviewers | [] | [reviewers]"
            })
    void namesAreReadAsPeopleWriteThemAndTheAuthorIsNotAsked(String names, String people, String teams) {
        var asked = AskReviewers.asked(naming(names.split(", ")), Optional.empty(), Decision.FLAGGED_FOR_REVIEW)
                .orElseThrow();
        assertThat(asked.people()).hasToString(people);
        assertThat(asked.teams()).hasToString(teams);
    }

    @ParameterizedTest
    @CsvSource({"''", "ada"})
    void whereNobodyElseIsNamedNobodyIsAsked(String names) {
        var request = names.isEmpty() ? naming() : naming(names);
        assertThat(AskReviewers.asked(request, Optional.empty(), Decision.FLAGGED_FOR_REVIEW))
                .isEmpty();
    }

    private static StageRequested naming(String... names) {
        var review = new ReviewSection(null, null, null, null, Arrays.asList(names), null, null);
        return new StageRequested(
                RUN,
                Stage.REVIEW,
                new Actor("ada", 1, false),
                "A change",
                Mode.COMMENT,
                Instant.EPOCH,
                new EffectiveConfig("", "", "", new RepositoryConfig(null, review, null, null, null, null)));
    }
}
