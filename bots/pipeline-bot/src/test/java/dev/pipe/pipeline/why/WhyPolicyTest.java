package dev.pipe.pipeline.why;

import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.NOON;
import static dev.pipe.pipeline.run.Samples.Pull.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.run.GivenUp;
import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhyPolicyTest {

    private static final GivenUp GAVE_UP = new GivenUp("review-bot", "stage-requested", "it broke", 42, NOON);

    static Stream<Arguments> table() {
        var begun = Samples.begun();
        var ready = Samples.ready();
        return Stream.of(
                arguments("begun", Samples.standing(begun, Samples.AUTO), List.of(Kind.REVIEW_PENDING)),
                arguments(
                        "each finding of a rejection",
                        Samples.standing(
                                Samples.reviewed(
                                        Decision.REJECTED_SECURITY,
                                        Samples.finding(RiskLevel.CRITICAL, "Credential", "A.java", 3),
                                        Samples.finding(RiskLevel.LOW, "Long line", "B.java", 4)),
                                Samples.AUTO),
                        List.of(Kind.REVIEW_REJECTED, Kind.REVIEW_REJECTED)),
                arguments(
                        "approvals missing, and nobody asked",
                        Samples.standing(Samples.waitingForApprovals(), ENFORCE),
                        List.of(Kind.APPROVAL_MISSING, Kind.NOT_ASKED)),
                arguments("held", Samples.standing(ready, Samples.held()), List.of(Kind.HOLD, Kind.NOT_ASKED)),
                arguments("comment mode", Samples.standing(ready, Samples.COMMENT), List.of(Kind.MODE)),
                arguments("about to merge", Samples.standing(ready, Samples.AUTO), List.of(Kind.READY)),
                arguments("merging", Samples.standing(Samples.sent(ready), Samples.AUTO), List.of(Kind.MERGING)),
                arguments(
                        "GitHub refused",
                        Samples.standing(Samples.refused(ready, "405: required status"), Samples.AUTO),
                        List.of(Kind.MERGE_REFUSED)),
                arguments(
                        "review-bot gave up",
                        Samples.standing(Samples.with(begun, begun.evidence().plus(GAVE_UP)), Samples.AUTO),
                        List.of(Kind.GIVEN_UP)),
                arguments(
                        "infra-bot is silent: a notice",
                        new Standing(
                                OPEN.read(),
                                ready,
                                Samples.AUTO,
                                new Holds(List.of(), List.of(Samples.HOLD), NOON),
                                List.of()),
                        List.of(Kind.READY, Kind.WATCHMAN_SILENT)),
                arguments(
                        "merged",
                        Samples.standing(Samples.ended(ready, RunOutcome.MERGED, "Merged by the suite"), ENFORCE),
                        List.of(Kind.CLOSED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void names(String what, Standing standing, List<Kind> kinds) {
        assertThat(WhyPolicy.reasons(standing)).extracting(Reason::kind).containsExactlyElementsOf(kinds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void everyReasonOfALiveRunSaysWhatToDo(String what, Standing standing, List<Kind> kinds) {
        if (standing.run().live()) {
            assertThat(WhyPolicy.reasons(standing)).allSatisfy(reason -> {
                assertThat(reason.what()).isNotBlank();
                assertThat(reason.todo()).isNotBlank();
            });
        }
    }

    @Test
    void aHoldIsNamedWithItsReasonAndSinceWhen() {
        assertThat(WhyAnswer.markdown(WhyPolicy.reasons(Samples.standing(Samples.ready(), Samples.held()))))
                .contains("since 2026-11-23 11:59 UTC", "review-bot is silent", "`/infra`");
    }

    @Test
    void whatIsWaitedForEndsAsASentenceBeforeTheNextBegins() {
        assertThat(WhyPolicy.reasons(Samples.standing(Samples.waitingForApprovals(), ENFORCE)))
                .first()
                .extracting(Reason::todo)
                .asString()
                .containsPattern("[^.]\\. Who has write access");
    }

    @Test
    void aDeadLetterIsNamedWithItsRow() {
        var begun = Samples.begun();
        var standing = Samples.standing(Samples.with(begun, begun.evidence().plus(GAVE_UP)));

        assertThat(WhyAnswer.markdown(WhyPolicy.reasons(standing))).contains("it broke", "row 42", "`/retest`");
    }

    @Test
    void beforeAnyRunTheReasonIsThePullRequestItself() {
        assertThat(WhyPolicy.withoutRun(OPEN.asDraft().read()))
                .extracting(Reason::kind)
                .containsExactly(Kind.DRAFT);
        assertThat(WhyPolicy.withoutRun(OPEN.closed().read()))
                .extracting(Reason::kind)
                .containsExactly(Kind.CLOSED);
        assertThat(WhyPolicy.neverSeen()).extracting(Reason::kind).containsExactly(Kind.NO_RUN);
    }
}
