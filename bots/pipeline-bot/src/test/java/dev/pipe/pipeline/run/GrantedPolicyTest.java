package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.ADA;
import static dev.pipe.pipeline.run.Samples.BEN;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.NOON;
import static dev.pipe.pipeline.run.Samples.PR;
import static dev.pipe.pipeline.run.Samples.asked;
import static dev.pipe.pipeline.run.Samples.check;
import static dev.pipe.pipeline.run.Samples.decided;
import static dev.pipe.pipeline.run.Samples.ready;
import static dev.pipe.pipeline.run.Samples.review;
import static dev.pipe.pipeline.run.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.config.Permission;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.OverrideTarget;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.hold.PersonHold;
import dev.pipe.pipeline.override.GivenOverride;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.trust.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people granted to a head, and what they hold, in the decisions. */
class GrantedPolicyTest {

    private static final PullRequestRef OTHER = PullRequestRef.parse("acme/shop#9");
    private static final OtherChecks RED =
            new OtherChecks(List.of(check("build", "failure"), check("lint", "in_progress")), List.of("build", "scan"));

    private static Evidence overriding(Evidence evidence, GivenOverride... given) {
        return evidence.granting(new Granted(Trust.OF_THE_HOUSE, List.of(given)));
    }

    private static GivenOverride override(OverrideTarget target, String check) {
        return new GivenOverride(target, check, ADA, "it is known", NOON, List.of());
    }

    static Stream<Arguments> overridden() {
        var rejected = Evidence.NONE.plus(review(Decision.REJECTED_SECURITY));
        var refused = Evidence.NONE.plus(review(Decision.AUTO_APPROVED)).plus(decided(Verdict.REJECTED));
        var red = Evidence.NONE
                .plus(review(Decision.AUTO_APPROVED))
                .plus(decided(Verdict.APPROVED))
                .plus(RED);
        return Stream.of(
                arguments("the review", overriding(rejected, override(OverrideTarget.REVIEW, "")), "PASSED RUNNING"),
                arguments(
                        "a review that never came",
                        overriding(Evidence.NONE, override(OverrideTarget.REVIEW, "")),
                        "PASSED RUNNING"),
                arguments(
                        "governance, which comes after the review",
                        overriding(rejected, override(OverrideTarget.GOVERNANCE, "")),
                        "FAILED NOT_BEGUN"),
                arguments(
                        "a person's rejection",
                        overriding(refused, override(OverrideTarget.GOVERNANCE, "")),
                        "PASSED PASSED RUNNING"),
                arguments(
                        "all checks",
                        overriding(red, override(OverrideTarget.CHECK, "")),
                        "PASSED PASSED PASSED RUNNING"),
                arguments(
                        "one check of three",
                        overriding(red, override(OverrideTarget.CHECK, "BUILD")),
                        "PASSED PASSED RUNNING"),
                arguments(
                        "each of them",
                        overriding(
                                red,
                                override(OverrideTarget.CHECK, "build"),
                                override(OverrideTarget.CHECK, "lint"),
                                override(OverrideTarget.CHECK, "scan")),
                        "PASSED PASSED PASSED RUNNING"),
                arguments(
                        "another check",
                        overriding(red, override(OverrideTarget.CHECK, "scan")),
                        "PASSED PASSED FAILED"),
                arguments(
                        "holds, which are no stage",
                        overriding(rejected, override(OverrideTarget.HOLD, "")),
                        "FAILED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overridden")
    void whatIsOverriddenCountsAsPassedAndNothingElseDoes(String what, Evidence evidence, String begins) {
        var judged = Samples.with(run(), evidence);

        assertThat(Arrays.stream(Stage.values())
                        .map(stage -> judged.stage(stage).status().name())
                        .collect(Collectors.joining(" ")))
                .startsWith(begins);
    }

    @Test
    void anOverrideSaysWhoAndWhy() {
        var evidence =
                overriding(Evidence.NONE.plus(review(Decision.REJECTED_SECURITY)), override(OverrideTarget.REVIEW, ""));
        var standing = Samples.standing(Samples.with(run(), evidence));

        assertThat(StageWords.of(standing, Stage.REVIEW).result()).isEqualTo("Overridden by **ada**: it is known");
    }

    @Test
    void aPersonsHoldAndAStrangersHeadStopTheMergeAndAreNamed() {
        var hold = new PersonHold(PR, ADA, Permission.WRITE, "*wait*", NOON);
        var held = new Holds(List.of(), List.of(), null, List.of(hold), List.of());
        var strange =
                Samples.with(asked(ready()), asked(ready()).evidence().granting(new Granted(Trust.AWAITED, List.of())));
        var standing = new Standing(Samples.Pull.OPEN.read(), strange, ENFORCE, held, List.of());

        assertThat(MergePolicy.mergeNow(standing)).isFalse();
        assertThat(MergePolicy.blockers(standing)).extracting(Reason::kind).containsExactly(Kind.HOLD, Kind.UNTRUSTED);
        assertThat(MergePolicy.blockers(standing).getFirst().what())
                .isEqualTo("**ada** holds it since 2026-11-23 12:00 UTC: \\*wait\\*");
        assertThat(MergePolicy.blockers(standing).getFirst().todo())
                .isEqualTo("**ada** says `/unhold`, or somebody with more than write permission does.");
    }

    @Test
    void aHoldOnAnotherPullRequestOfTheSameHeadHoldsThisOneToo() {
        var hold = new PersonHold(OTHER, BEN, Permission.WRITE, "", NOON);
        var held = new Holds(List.of(), List.of(), null, List.of(), List.of(hold));
        var standing = new Standing(Samples.Pull.OPEN.read(), asked(ready()), ENFORCE, held, List.of(ready(OTHER)));

        assertThat(MergePolicy.blockers(standing)).extracting(Reason::kind).containsExactly(Kind.SHARED_HEAD);
    }

    @Test
    void aHoldIsSetAsideByItsIdAndOneSetLaterHolds() {
        var hold = new PersonHold(PR, BEN, Permission.WRITE, "", NOON);
        var again = new PersonHold(PR, BEN, Permission.WRITE, "", NOON.plusSeconds(1));
        var given = new GivenOverride(OverrideTarget.HOLD, "", ADA, "now", NOON, List.of(hold.id(), Samples.HOLD.id()));
        var before = new Holds(List.of(Samples.HOLD), List.of(), null, List.of(hold), List.of());
        var after = new Holds(List.of(), List.of(), null, List.of(again), List.of());

        assertThat(before.without(given::coversHold).held()).isFalse();
        assertThat(after.without(given::coversHold).held()).isTrue();
    }
}
