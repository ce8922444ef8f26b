package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.HEAD;
import static dev.pipe.pipeline.run.Samples.OTHER_HEAD;
import static dev.pipe.pipeline.run.Samples.Pull.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.run.LifePolicy.Life;
import dev.pipe.pipeline.run.LifePolicy.Rules;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifePolicyTest {

    private static final Run NO_RUN = null;

    static Stream<Arguments> table() {
        var live = Samples.begun();
        return Stream.of(
                // what, read, newest run, how it ends, why another begins
                arguments("opened", OPEN.read(), NO_RUN, null, "opened"),
                arguments("a draft waits", OPEN.asDraft().read(), NO_RUN, null, null),
                arguments("closed before we saw it", OPEN.closed().read(), NO_RUN, null, null),
                arguments("never seen", null, NO_RUN, null, null),
                arguments("a stale or repeated fact", OPEN.read(), live, null, null),
                arguments("labels, title, a description", OPEN.mergeable(null).read(), live, null, null),
                arguments("turned into a draft: goes on", OPEN.asDraft().read(), live, null, null),
                arguments("pushed to", OPEN.head(OTHER_HEAD).read(), live, RunOutcome.SUPERSEDED, "new head 2222222"),
                arguments(
                        "retargeted",
                        OPEN.base("scratch").read(),
                        live,
                        RunOutcome.SUPERSEDED,
                        "base changed from main to scratch"),
                arguments(
                        "pushed to as a draft",
                        OPEN.head(OTHER_HEAD).asDraft().read(),
                        live,
                        RunOutcome.SUPERSEDED,
                        null),
                arguments("closed", OPEN.closed().read(), live, RunOutcome.CLOSED, null),
                arguments(
                        "closed after the review rejected it",
                        OPEN.closed().read(),
                        Samples.reviewed(Decision.REJECTED_SECURITY),
                        RunOutcome.CLOSED,
                        null),
                arguments(
                        "closed after a person rejected it",
                        OPEN.closed().read(),
                        Samples.with(live, Evidence.NONE.plus(Samples.decided(Verdict.REJECTED))),
                        RunOutcome.CLOSED,
                        null),
                arguments(
                        "closed after the review could not be made",
                        OPEN.closed().read(),
                        Samples.with(live, Evidence.NONE.plus(Samples.reviewFailure("no diff"))),
                        RunOutcome.CLOSED,
                        null),
                arguments(
                        "merged by us", OPEN.asMerged().read(), Samples.sent(Samples.ready()), RunOutcome.MERGED, null),
                arguments("merged by hand", OPEN.asMerged().read(), live, RunOutcome.MERGED, null),
                arguments(
                        "closed after /cancel, so that reopening begins again",
                        OPEN.closed().read(),
                        Samples.ended(live, RunOutcome.CANCELLED, "Cancelled by ben"),
                        RunOutcome.CLOSED,
                        null),
                arguments(
                        "merged by hand after /cancel",
                        OPEN.asMerged().read(),
                        Samples.ended(live, RunOutcome.CANCELLED, "Cancelled by ben"),
                        null,
                        null),
                arguments(
                        "cancelled, and still open",
                        OPEN.read(),
                        Samples.ended(live, RunOutcome.CANCELLED, "Cancelled by ben"),
                        null,
                        null),
                arguments("gone", null, live, RunOutcome.CLOSED, null),
                arguments("reopened", OPEN.read(), Samples.ended(live, RunOutcome.CLOSED, "closed"), null, "reopened"),
                arguments(
                        "reopened as a draft",
                        OPEN.asDraft().read(),
                        Samples.ended(live, RunOutcome.CLOSED, "closed"),
                        null,
                        null),
                arguments(
                        "reopened with another head",
                        OPEN.head(OTHER_HEAD).read(),
                        Samples.ended(live, RunOutcome.CLOSED, "closed"),
                        null,
                        "new head 2222222"),
                arguments(
                        "a draft pushed back to the old head is ready now",
                        OPEN.read(),
                        Samples.ended(live, RunOutcome.SUPERSEDED, "new head"),
                        null,
                        "ready for review"),
                arguments(
                        "merged, and GitHub still shows it open",
                        OPEN.read(),
                        Samples.ended(live, RunOutcome.MERGED, "merged"),
                        null,
                        null),
                arguments(
                        "an old fact after the end",
                        OPEN.closed().read(),
                        Samples.ended(live, RunOutcome.CLOSED, "closed"),
                        null,
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String what, PullRequest read, Run newest, RunOutcome ends, String begins) {
        var life = LifePolicy.decide(Optional.ofNullable(read), Optional.ofNullable(newest), Rules.USUAL);

        assertThat(life.end()).isEqualTo(ends);
        assertThat(life.begin()).isEqualTo(begins);
    }

    @Test
    void anotherAttemptSupersedesTheLiveOne() {
        var life = LifePolicy.again(OPEN.read(), Optional.of(Samples.begun()), "/retest by ada", Rules.USUAL);

        assertThat(life).isEqualTo(new Life(RunOutcome.SUPERSEDED, "/retest by ada", "/retest by ada"));
    }

    @Test
    void anotherAttemptOfAnEndedRunEndsNothing() {
        var ended = Samples.ended(Samples.begun(), RunOutcome.CLOSED, "closed");

        assertThat(LifePolicy.again(OPEN.read(), Optional.of(ended), "why", Rules.USUAL))
                .isEqualTo(new Life(null, "why", "why"));
    }

    @Test
    void nothingBeginsOnADraftOrAClosedOne() {
        assertThat(LifePolicy.again(OPEN.asDraft().read(), Optional.empty(), "why", Rules.USUAL))
                .isEqualTo(Life.GOES_ON);
        assertThat(LifePolicy.again(OPEN.closed().read(), Optional.empty(), "why", Rules.USUAL))
                .isEqualTo(Life.GOES_ON);
    }

    @Test
    void theSameAttemptHasOneIdAndAnotherAnother() {
        assertThat(Samples.ref(HEAD, "main", 1).id())
                .isEqualTo(Samples.ref(HEAD, "main", 1).id())
                .isNotEqualTo(Samples.ref(HEAD, "main", 2).id())
                .isNotEqualTo(Samples.ref(HEAD, "scratch", 1).id())
                .isNotEqualTo(Samples.ref(OTHER_HEAD, "main", 1).id());
    }

    @Test
    void anotherFileInForceOnTheBaseWantsAnotherRun() {
        var life = LifePolicy.decide(Optional.of(OPEN.read()), Optional.of(Samples.begun()), new Rules(false, true));

        assertThat(life.end()).isEqualTo(RunOutcome.SUPERSEDED);
        assertThat(life.begin()).isEqualTo("another .github/pipe.yml is in force on main");
    }

    @Test
    void aDraftRunsWhereTheFileSaysSo() {
        var life = LifePolicy.decide(Optional.of(OPEN.asDraft().read()), Optional.empty(), new Rules(true, false));

        assertThat(life).isEqualTo(new Life(null, null, "opened"));
    }
}
