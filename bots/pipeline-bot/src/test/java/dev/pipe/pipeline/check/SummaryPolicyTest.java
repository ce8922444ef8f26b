package dev.pipe.pipeline.check;

import static dev.pipe.pipeline.run.Samples.COMMENT;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.run.Place;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Standing.Twins;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryPolicyTest {

    private static final PullRequestRef LOWER = PullRequestRef.parse("acme/shop#3");
    private static final List<Run> ALONE = List.of();
    private static final String UNFINISHED = null;

    static Stream<Arguments> table() {
        var superseded = Samples.ended(ready(), RunOutcome.SUPERSEDED, "new head");
        var merged = Samples.ended(Samples.sent(ready()), RunOutcome.MERGED, "merged");
        var byHand = Samples.ended(Samples.begun(), RunOutcome.MERGED, "merged by hand");
        var rejected = Samples.reviewed(Decision.REJECTED_SECURITY);
        return Stream.of(
                arguments("begun", Samples.begun(), ENFORCE, Holds.NONE, ALONE, UNFINISHED),
                arguments("waiting", Samples.waitingForApprovals(), ENFORCE, Holds.NONE, ALONE, UNFINISHED),
                arguments("all passed, before the merge", ready(), ENFORCE, Holds.NONE, ALONE, "success"),
                arguments("held", ready(), ENFORCE, Samples.held(), ALONE, UNFINISHED),
                arguments("a stage failed", rejected, ENFORCE, Holds.NONE, ALONE, "failure"),
                arguments("failed and held", rejected, ENFORCE, Samples.held(), ALONE, "failure"),
                arguments("comment mode never blocks", Samples.begun(), COMMENT, Holds.NONE, ALONE, "neutral"),
                arguments("comment mode, rejected", rejected, COMMENT, Holds.NONE, ALONE, "neutral"),
                arguments("merged", merged, ENFORCE, Samples.held(), ALONE, "success"),
                arguments("merged by hand before its time", byHand, ENFORCE, Holds.NONE, ALONE, "neutral"),
                arguments("superseded: green no more", superseded, ENFORCE, Holds.NONE, ALONE, "cancelled"),
                arguments(
                        "the worst of two: waiting",
                        ready(),
                        ENFORCE,
                        Holds.NONE,
                        List.of(Samples.run(LOWER)),
                        UNFINISHED),
                arguments("the worst of two: failed", ready(), ENFORCE, Holds.NONE, List.of(rejected), "failure"),
                arguments("both passed", ready(), ENFORCE, Holds.NONE, List.of(ready(LOWER)), "success"),
                arguments(
                        "superseded, the other passed",
                        superseded,
                        ENFORCE,
                        Holds.NONE,
                        List.of(ready(LOWER)),
                        "success"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String what, Run run, RepositorySettings settings, Holds holds, List<Run> sharers, String conclusion) {
        var pullRequest = Samples.Pull.OPEN.read();

        assertThat(SummaryPolicy.of(new Standing(pullRequest, run, settings, holds, sharers))
                        .conclusion())
                .isEqualTo(conclusion);
    }

    @Test
    void inAQueueItIsGreenOnlyAtItsTurn() {
        var ready = Samples.standing(ready(), Samples.AUTO);
        var second = SummaryPolicy.of(ready.at(new Place(true, List.of(LOWER))));

        assertThat(second.conclusion()).isEqualTo(UNFINISHED);
        assertThat(second.title()).isEqualTo("Number 2 in the queue");
        assertThat(SummaryPolicy.of(ready.at(new Place(true, List.of()))).conclusion())
                .isEqualTo("success");
        assertThat(SummaryPolicy.of(Samples.standing(Samples.updating(ready()), Samples.AUTO))
                        .conclusion())
                .as("a new head is on its way")
                .isEqualTo(UNFINISHED);
    }

    @Test
    void whereEachIsTestedOnWhatItLandsOnNobodyJumpsTheQueueByHand() {
        var upToDate = new MergeSection(null, null, null, null, true, null, null);
        var strict = new RepositorySettings(
                new EffectiveConfig(
                        "", "", "", RepositoryConfig.DEFAULTS.with(Mode.ENFORCE).with(upToDate)),
                List.of(),
                List.of());

        var unasked = SummaryPolicy.of(Samples.standing(ready(), strict));
        assertThat(unasked.conclusion()).isEqualTo(UNFINISHED);
        assertThat(unasked.title()).isEqualTo("Every stage passed; green when it is its turn to merge");
        assertThat(SummaryPolicy.of(Samples.standing(ready(), strict).at(new Place(true, List.of())))
                        .conclusion())
                .isEqualTo("success");
    }

    static Stream<Arguments> twins() {
        var lax = new Standing(Samples.Pull.OPEN.read(), ready(), COMMENT, Holds.NONE, List.of(ready(LOWER)));
        var open = new Standing(Samples.Pull.OPEN.read(), ready(), COMMENT, Holds.NONE, List.of(Samples.run(LOWER)));
        var second = new Standing(Samples.Pull.OPEN.read(), ready(), Samples.AUTO, Holds.NONE, List.of(ready(LOWER)))
                .at(new Place(true, List.of(LOWER)));
        return Stream.of(
                arguments("two that are lax", lax, Twins.NONE, "neutral"),
                arguments("lax beside a strict one that is through", lax, new Twins(true, true), "success"),
                arguments("lax beside a strict one that waits its turn", lax, new Twins(true, false), UNFINISHED),
                arguments("lax beside a strict one that has not passed", open, new Twins(true, true), UNFINISHED),
                arguments("second in the queue behind its own twin", second, new Twins(true, true), "success"),
                arguments("second in the queue, and its twin too", second, new Twins(true, false), UNFINISHED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void aLaxPullRequestMakesNoCheckNeutralThatAStrictOneIsHeldTo(
            String what, Standing standing, Twins twins, String conclusion) {
        assertThat(SummaryPolicy.of(standing.beside(twins)).conclusion()).isEqualTo(conclusion);
    }

    @Test
    void sharedItIsWrittenUnderTheLowestAndBeforeAMergeUnderOnesOwnToo() {
        var shared = new Standing(Samples.Pull.OPEN.read(), ready(), ENFORCE, Holds.NONE, List.of(ready(LOWER)));
        var summaries = new ShowChecks()
                .show(shared).stream()
                        .map(write -> (SetCheck) write)
                        .filter(write -> write.name().equals("pipe/main"))
                        .toList();

        assertThat(summaries).extracting(write -> write.pullRequest().number()).containsExactly(3, 7);
        assertThat(summaries)
                .extracting(SetCheck::externalId)
                .containsOnly(ready(LOWER).ref().id());
    }
}
