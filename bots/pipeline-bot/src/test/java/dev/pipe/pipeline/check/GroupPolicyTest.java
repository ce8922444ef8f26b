package dev.pipe.pipeline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.github.GitHubReads.Check;
import dev.pipe.pipeline.run.ChecksPolicy;
import dev.pipe.pipeline.run.ChecksPolicy.Judgement;
import dev.pipe.pipeline.run.OtherChecks;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupPolicyTest {

    private static final Standing READY = Samples.standing(Samples.sent(Samples.asked(Samples.ready())));
    private static final Standing AHEAD = Samples.standing(Samples.ready(PullRequestRef.parse("acme/shop#3")));

    private static final Standing LAX = Samples.standing(Samples.begun(), Samples.COMMENT);
    private static final Standing WAITS = Samples.standing(Samples.approved());

    static Stream<Arguments> table() {
        var merged = Samples.standing(Samples.ended(Samples.ready(), RunOutcome.MERGED, "merged"));
        var closed = Samples.standing(Samples.ended(Samples.ready(), RunOutcome.CLOSED, "closed"));
        return Stream.of(
                arguments("all ready", List.of(AHEAD, READY), "success"),
                arguments(
                        "the approval fell since", List.of(Samples.standing(Samples.waitingForApprovals())), "failure"),
                arguments(
                        "that of one ahead did",
                        List.of(Samples.standing(Samples.waitingForApprovals()), READY),
                        "failure"),
                arguments(
                        "rejected since",
                        List.of(Samples.standing(Samples.reviewed(Decision.REJECTED_SECURITY))),
                        "failure"),
                arguments("held since", List.of(Samples.standing(Samples.ready(), Samples.held())), null),
                arguments("its checks run again", List.of(Samples.standing(Samples.approved())), null),
                arguments("the one ahead is in", List.of(merged, READY), "success"),
                arguments("the one ahead was closed", List.of(closed, READY), "failure"),
                arguments("a lax one behind a strict one that waits", List.of(WAITS, LAX), null),
                arguments("a lax one that is not through, behind a strict one that is", List.of(READY, LAX), "success"),
                arguments("comment mode", List.of(Samples.standing(Samples.begun(), Samples.COMMENT)), "neutral"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void judges(String what, List<Standing> members, String conclusion) {
        assertThat(GroupPolicy.of(members, Optional.empty()).conclusion()).isEqualTo(conclusion);
    }

    @Test
    void oneWhoseRunIsOverIsNotWaitedFor() {
        var cancelled = Samples.standing(Samples.ended(Samples.ready(), RunOutcome.CANCELLED, "Cancelled by ben"));
        var state = GroupPolicy.of(List.of(cancelled), Optional.empty());

        assertThat(state.conclusion()).isEqualTo("failure");
        assertThat(state.summary())
                .contains("- #7 may not be merged: its run is over (Cancelled by ben); `/retest` begins another");
    }

    static Stream<Arguments> checks() {
        return Stream.of(
                arguments("required and good", judged(check("success")), "success"),
                arguments("failed", judged(check("failure")), "failure"),
                arguments("not reported", judged(), null),
                arguments("pending", judged(check("pending")), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void judgesTheChecksOnItsOwnCommit(String what, Judgement checks, String conclusion) {
        assertThat(GroupPolicy.of(List.of(READY), Optional.of(checks)).conclusion())
                .isEqualTo(conclusion);
    }

    private static Judgement judged(Check... present) {
        return ChecksPolicy.judge(
                new OtherChecks(List.of(present), List.of(), List.of("ci"), List.of(), 0, List.of(), false));
    }

    private static Check check(String state) {
        return new Check("ci", state, true, false, true, "");
    }
}
