package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.BEN;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.NOON;
import static dev.pipe.pipeline.run.Samples.OVERDUE;
import static dev.pipe.pipeline.run.Samples.asked;
import static dev.pipe.pipeline.run.Samples.check;
import static dev.pipe.pipeline.run.Samples.decided;
import static dev.pipe.pipeline.run.Samples.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.pipeline.pipeyml.ParsePipeYml;
import dev.pipe.pipeline.run.StageState.Status;
import dev.pipe.pipeline.settings.ConfigInForce;
import dev.pipe.pipeline.settings.OperatorSettings;
import dev.pipe.pipeline.settings.RepositorySettings;
import dev.pipe.pipeline.settings.SettlePolicy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StagePolicyTest {

    private static final Evidence NONE = Evidence.NONE;
    private static final Evidence PASSED = NONE.plus(review(Decision.AUTO_APPROVED));
    private static final Evidence APPROVED = PASSED.plus(decided(Verdict.APPROVED));
    private static final Evidence GREEN = APPROVED.plus(new OtherChecks(List.of(check("ci", "success")), List.of()));

    private static GivenUp gaveUp(String bot) {
        return new GivenUp(bot, "dev.pipe.pipeline.stage-requested.v1", "it broke", 42, NOON);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("nothing known", NONE, "RUNNING NOT_BEGUN NOT_BEGUN NOT_BEGUN"),
                arguments("review passed", PASSED, "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "flagged asks for people, whom governance asks anyway",
                        NONE.plus(review(Decision.FLAGGED_FOR_REVIEW)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "pending human review too",
                        NONE.plus(review(Decision.PENDING_HUMAN_REVIEW)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "rejected",
                        NONE.plus(review(Decision.REJECTED_CRITICAL_RISK)),
                        "FAILED NOT_BEGUN NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "review failed",
                        NONE.plus(Samples.reviewFailure("diff too large")),
                        "FAILED NOT_BEGUN NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "made after all",
                        NONE.plus(Samples.reviewFailure("no")).plus(review(Decision.AUTO_APPROVED)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments("approvals awaited", PASSED.plus(asked(2)), "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments("approved", APPROVED, "PASSED PASSED RUNNING NOT_BEGUN"),
                arguments(
                        "rejected by a person",
                        PASSED.plus(decided(Verdict.REJECTED)),
                        "PASSED FAILED NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "the rejection taken back",
                        PASSED.plus(decided(Verdict.REJECTED)).plus(asked(1)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "checks pending",
                        APPROVED.plus(new OtherChecks(List.of(check("ci", "in_progress")), List.of())),
                        "PASSED PASSED RUNNING NOT_BEGUN"),
                arguments(
                        "checks failed",
                        APPROVED.plus(new OtherChecks(List.of(check("ci", "failure")), List.of())),
                        "PASSED PASSED FAILED NOT_BEGUN"),
                arguments("checks passed", GREEN, "PASSED PASSED PASSED RUNNING"),
                arguments(
                        "an approval withdrawn",
                        GREEN.plus(Samples.withdrawn(BEN)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments("checks to be read again", GREEN.forgettingChecks(), "PASSED PASSED RUNNING NOT_BEGUN"),
                arguments(
                        "review-bot gave up", NONE.plus(gaveUp("review-bot")), "FAILED NOT_BEGUN NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "review-bot gave up and then answered",
                        NONE.plus(gaveUp("review-bot")).plus(review(Decision.AUTO_APPROVED)),
                        "PASSED RUNNING NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "governance-bot gave up",
                        PASSED.plus(gaveUp("governance-bot")),
                        "PASSED FAILED NOT_BEGUN NOT_BEGUN"),
                arguments(
                        "governance-bot gave up after its verdict",
                        APPROVED.plus(gaveUp("governance-bot")),
                        "PASSED PASSED RUNNING NOT_BEGUN"),
                arguments(
                        "memory-bot gave up: nothing waits for it",
                        NONE.plus(gaveUp("memory-bot")),
                        "RUNNING NOT_BEGUN NOT_BEGUN NOT_BEGUN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void judges(String what, Evidence evidence, String expected) {
        assertThat(statuses(Samples.with(Samples.run(), evidence))).isEqualTo(expected);
    }

    @Test
    void aRefusedMergeFailsUntilItIsAskedForAgain() {
        var refused = Samples.refused(Samples.sent(Samples.asked(Samples.ready())), "405: not allowed");
        assertThat(statuses(refused)).isEqualTo("PASSED PASSED PASSED FAILED");

        assertThat(statuses(Samples.asked(refused))).isEqualTo("PASSED PASSED PASSED RUNNING");
    }

    @Test
    void aStageIsRequestedOnceHoweverOftenItFallsBack() {
        var ready = Samples.ready();
        var fallen = Samples.with(ready, ready.evidence().plus(Samples.withdrawn(BEN)));

        assertThat(fallen.stage(Stage.GOVERNANCE).requestedAt()).isEqualTo(NOON);
        assertThat(fallen.stage(Stage.GOVERNANCE).finishedAt()).isNull();
        assertThat(fallen.stage(Stage.MERGE).requestedAt()).isEqualTo(NOON);
    }

    @Test
    void aStageThatNobodyAnswersIsOverdueAndKeepsWaiting() {
        var begun = Samples.begun();
        var early = JudgeRun.judge(begun, ENFORCE, NOON.plus(OVERDUE).minusSeconds(1), OVERDUE);
        var late = JudgeRun.judge(begun, ENFORCE, NOON.plus(OVERDUE), OVERDUE);

        assertThat(early.stage(Stage.REVIEW).overdue()).isFalse();
        assertThat(late.stage(Stage.REVIEW).overdue()).isTrue();
        assertThat(late.stage(Stage.REVIEW).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void peopleAreNeverOverdue() {
        var waiting = Samples.waitingForApprovals();

        assertThat(JudgeRun.judge(waiting, ENFORCE, NOON.plus(OVERDUE.multipliedBy(1000)), OVERDUE)
                        .stage(Stage.GOVERNANCE)
                        .overdue())
                .isFalse();
    }

    @Test
    void anEndCancelsWhatIsUnfinishedAndKeepsTheRest() {
        var superseded = Samples.ended(Samples.waitingForApprovals(), RunOutcome.SUPERSEDED, "new head");
        assertThat(statuses(superseded)).isEqualTo("PASSED CANCELLED CANCELLED CANCELLED");

        var merged = Samples.ended(Samples.sent(Samples.ready()), RunOutcome.MERGED, "merged");
        assertThat(statuses(merged)).isEqualTo("PASSED PASSED PASSED PASSED");
    }

    private static String statuses(Run run) {
        return Stream.of(Stage.values())
                .map(stage -> run.stage(stage).status().name())
                .collect(Collectors.joining(" "));
    }

    @Test
    void theStagesComeInTheFilesOrderAndThoseThatAreOffAreSkipped() {
        var settings = settled("pipeline: {mode: enforce, stages: [checks, governance, merge]}");
        var begun = JudgeRun.judge(Samples.run(), settings, NOON, OVERDUE);

        assertThat(begun.stage(Stage.CHECKS).status()).isEqualTo(Status.RUNNING);
        assertThat(begun.stage(Stage.GOVERNANCE).status()).isEqualTo(Status.NOT_BEGUN);
        assertThat(begun.stage(Stage.REVIEW).status()).isEqualTo(Status.SKIPPED);
        assertThat(begun.stage(Stage.REVIEW).requestedAt()).isNull(); // nobody is asked

        var checked = begun.with(begun.evidence().plus(new OtherChecks(List.of(), List.of())));
        var then = JudgeRun.judge(checked, settings, NOON, OVERDUE);
        assertThat(then.stage(Stage.GOVERNANCE).status()).isEqualTo(Status.RUNNING);

        var approved = then.with(then.evidence().plus(decided(Verdict.APPROVED)));
        assertThat(Standing.readyToMerge(JudgeRun.judge(approved, settings, NOON, OVERDUE)))
                .isTrue();
    }

    @Test
    void aStageThatTakesLongerThanTheFileGivesItFailsAndALateAnswerStillCounts() {
        var settings = settled("review: {timeout: 30m}");
        var begun = JudgeRun.judge(Samples.run(), settings, NOON, OVERDUE);
        var almost = JudgeRun.judge(begun, settings, NOON.plusSeconds(30 * 60 - 1), OVERDUE);
        var late = JudgeRun.judge(almost, settings, NOON.plusSeconds(30 * 60), OVERDUE);

        assertThat(almost.stage(Stage.REVIEW).running()).isTrue();
        assertThat(late.stage(Stage.REVIEW).failed()).isTrue();
        assertThat(late.stage(Stage.REVIEW).timedOut()).isTrue();
        assertThat(late.stage(Stage.GOVERNANCE).status()).isEqualTo(Status.NOT_BEGUN);
        assertThat(JudgeRun.judge(late, settings, NOON.plusSeconds(3600), OVERDUE))
                .isEqualTo(late);

        var answered = late.with(late.evidence().plus(review(Decision.AUTO_APPROVED)));
        var then = JudgeRun.judge(answered, settings, NOON.plusSeconds(3600), OVERDUE);
        assertThat(then.stage(Stage.REVIEW).passed()).isTrue();
        assertThat(then.stage(Stage.REVIEW).timedOut()).isFalse();

        var rejected = late.with(late.evidence().plus(review(Decision.REJECTED_SECURITY)));
        var failed = JudgeRun.judge(rejected, settings, NOON.plusSeconds(3600), OVERDUE);
        assertThat(failed.stage(Stage.REVIEW).failed()).isTrue();
        assertThat(failed.stage(Stage.REVIEW).timedOut())
                .as("it did not pass, by an answer")
                .isFalse();
    }

    @Test
    void aStageThatFallsBackHasItsWholeTimeAgain() {
        var settings = settled("governance: {timeout: 1h}\nchecks: {timeout: 1h}");
        var green = JudgeRun.judge(Samples.run().with(GREEN), settings, NOON, OVERDUE);
        assertThat(green.stage(Stage.CHECKS).passed()).isTrue();

        var changed = green.with(green.evidence().forgettingChecks());
        var later = NOON.plusSeconds(7200);
        assertThat(JudgeRun.judge(changed, settings, later, OVERDUE)
                        .stage(Stage.CHECKS)
                        .running())
                .isTrue();

        var withdrawn = green.with(green.evidence().plus(Samples.withdrawn(BEN)));
        var fallen = JudgeRun.judge(withdrawn, settings, later, OVERDUE);
        assertThat(fallen.stage(Stage.GOVERNANCE).running()).isTrue();
        assertThat(JudgeRun.judge(fallen, settings, later.plusSeconds(3599), OVERDUE)
                        .stage(Stage.GOVERNANCE)
                        .running())
                .isTrue();
        assertThat(JudgeRun.judge(fallen, settings, later.plusSeconds(3600), OVERDUE)
                        .stage(Stage.GOVERNANCE)
                        .timedOut())
                .isTrue();
    }

    private static RepositorySettings settled(String text) {
        var operator = OperatorSettings.of(Mode.ENFORCE, MergeTrigger.COMMAND, MergeMethod.MERGE);
        var file = new ConfigInForce(
                "c0ffee", "acme/shop@main", ParsePipeYml.parse(text).config());
        return SettlePolicy.settle(operator, file, Samples.Pull.OPEN.read(), SettlePolicy.Known.NOTHING);
    }
}
