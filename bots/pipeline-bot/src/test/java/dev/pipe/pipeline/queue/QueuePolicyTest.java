package dev.pipe.pipeline.queue;

import static dev.pipe.pipeline.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.queue.QueuePolicy.Membership;
import dev.pipe.pipeline.run.Place;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Samples;
import dev.pipe.pipeline.run.Standing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueuePolicyTest {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Membership IN = new Membership(true, false);
    private static final Membership SKIPPED = new Membership(true, true);
    private static final Membership OUT = Membership.OUT;

    private static Standing auto(Run run) {
        return Samples.standing(run, Samples.AUTO);
    }

    private static Run carried(Run run) {
        return Samples.carried(run, Samples.OTHER_HEAD);
    }

    static Stream<Arguments> table() {
        var ready = Samples.ready();
        var asked = Samples.asked(ready);
        return Stream.of(
                arguments("ready", auto(ready), false, IN),
                arguments("ready, and nobody asked", Samples.standing(ready), false, OUT),
                arguments("ready and asked for", Samples.standing(asked), false, IN),
                arguments("comment mode", Samples.standing(asked, Samples.COMMENT), false, OUT),
                arguments("not approved yet", auto(Samples.waitingForApprovals()), false, OUT),
                arguments("the approval fell", auto(Samples.waitingForApprovals()), true, OUT),
                arguments("held keeps its place", Samples.standing(asked, Samples.held()), true, SKIPPED),
                arguments("held may take one too", Samples.standing(asked, Samples.held()), false, SKIPPED),
                arguments("GitHub would not", auto(Samples.refused(ready, "405")), true, OUT),
                arguments("GitHub merges", auto(Samples.sent(ready)), true, IN),
                arguments("GitHub would not update it", auto(ready.notUpdated("a fork")), true, OUT),
                arguments("being brought up to date", auto(Samples.updating(ready)), true, IN),
                arguments("tested on its new head", auto(carried(Samples.begun())), true, IN),
                arguments("tested, but never had a place", auto(carried(Samples.begun())), false, OUT),
                arguments("another head", auto(Samples.begun()), true, OUT),
                arguments(
                        "red on its new head", auto(carried(Samples.reviewed(Decision.REJECTED_SECURITY))), true, OUT),
                arguments("waits for people again", auto(carried(Samples.waitingForApprovals())), true, OUT),
                arguments("closed", auto(Samples.ended(ready, RunOutcome.CLOSED, "closed")), true, OUT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(String what, Standing standing, boolean isIn, Membership expected) {
        assertThat(QueuePolicy.decide(standing, isIn, PATIENCE, NOON)).isEqualTo(expected);
    }

    @Test
    void aConflictLosesThePlace() {
        var standing = new Standing(
                Samples.Pull.OPEN.mergeable(false).read(), Samples.ready(), Samples.AUTO, Holds.NONE, List.of());
        assertThat(QueuePolicy.decide(standing, true, PATIENCE, NOON)).isEqualTo(OUT);
    }

    @Test
    void waitingBehindOthersIsNoReasonToLeave() {
        var behind = auto(Samples.ready()).at(new Place(true, List.of(Samples.PR)));
        assertThat(QueuePolicy.decide(behind, true, PATIENCE, NOON)).isEqualTo(IN);
    }

    @Test
    void whoIsTestedForTooLongLetsTheNextOnePast() {
        var testing = auto(carried(Samples.begun()));
        assertThat(QueuePolicy.decide(
                        testing, true, PATIENCE, NOON.plus(PATIENCE).minusSeconds(1)))
                .isEqualTo(IN);
        assertThat(QueuePolicy.decide(testing, true, PATIENCE, NOON.plus(PATIENCE)))
                .isEqualTo(OUT);
    }
}
