package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.AUTO;
import static dev.pipe.pipeline.run.Samples.COMMENT;
import static dev.pipe.pipeline.run.Samples.ENFORCE;
import static dev.pipe.pipeline.run.Samples.OTHER_HEAD;
import static dev.pipe.pipeline.run.Samples.Pull.OPEN;
import static dev.pipe.pipeline.run.Samples.asked;
import static dev.pipe.pipeline.run.Samples.ready;
import static dev.pipe.pipeline.run.Samples.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.hold.Holds;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.run.Samples.Pull;
import dev.pipe.pipeline.settings.RepositorySettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergePolicyTest {

    private static final PullRequestRef OTHER = PullRequestRef.parse("acme/shop#9");
    private static final Holds LAPSED = new Holds(List.of(), List.of(Samples.HOLD), Samples.NOON);
    private static final List<Run> ALONE = List.of();

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("asked and ready", OPEN, asked(ready()), ENFORCE, Holds.NONE, ALONE, true, List.of()),
                arguments("auto needs no word", OPEN, ready(), AUTO, Holds.NONE, ALONE, true, List.of()),
                arguments("nobody asked", OPEN, ready(), ENFORCE, Holds.NONE, ALONE, false, List.of(Kind.NOT_ASKED)),
                arguments(
                        "not ready yet", OPEN, asked(Samples.approved()), ENFORCE, Holds.NONE, ALONE, false, List.of()),
                arguments(
                        "asked for already", OPEN, sent(asked(ready())), ENFORCE, Holds.NONE, ALONE, false, List.of()),
                arguments("comment mode", OPEN, asked(ready()), COMMENT, Holds.NONE, ALONE, false, List.of(Kind.MODE)),
                arguments("held", OPEN, asked(ready()), ENFORCE, Samples.held(), ALONE, false, List.of(Kind.HOLD)),
                arguments("the hold lapsed", OPEN, asked(ready()), ENFORCE, LAPSED, ALONE, true, List.of()),
                arguments(
                        "a draft",
                        OPEN.asDraft(),
                        asked(ready()),
                        ENFORCE,
                        Holds.NONE,
                        ALONE,
                        false,
                        List.of(Kind.DRAFT)),
                arguments(
                        "conflicts",
                        OPEN.mergeable(false),
                        ready(),
                        AUTO,
                        Holds.NONE,
                        ALONE,
                        false,
                        List.of(Kind.CONFLICT)),
                arguments(
                        "GitHub still computes",
                        OPEN.mergeable(null),
                        ready(),
                        AUTO,
                        Holds.NONE,
                        ALONE,
                        false,
                        List.of(Kind.MERGE_COMPUTED)),
                arguments(
                        "GitHub refused",
                        OPEN,
                        Samples.refused(sent(ready()), "no"),
                        AUTO,
                        Holds.NONE,
                        ALONE,
                        false,
                        List.of(Kind.MERGE_REFUSED)),
                arguments("the head moved", OPEN.head(OTHER_HEAD), ready(), AUTO, Holds.NONE, ALONE, false, List.of()),
                arguments("the base moved", OPEN.base("scratch"), ready(), AUTO, Holds.NONE, ALONE, false, List.of()),
                arguments("closed meanwhile", OPEN.closed(), ready(), AUTO, Holds.NONE, ALONE, false, List.of()),
                arguments(
                        "another of this head is not ready",
                        OPEN,
                        ready(),
                        AUTO,
                        Holds.NONE,
                        List.of(Samples.run(OTHER)),
                        false,
                        List.of(Kind.SHARED_HEAD)),
                arguments(
                        "another of this head is ready too",
                        OPEN,
                        ready(),
                        AUTO,
                        Holds.NONE,
                        List.of(ready(OTHER)),
                        true,
                        List.of()));
    }

    @Test
    void oneAtATimeInTheOrderTheyBecameReady() {
        var ready = Samples.standing(ready(), AUTO);
        var behind = ready.at(new Place(true, List.of(OTHER)));

        assertThat(MergePolicy.mergeNow(ready.at(new Place(true, List.of())))).isTrue();
        assertThat(MergePolicy.mergeNow(behind)).isFalse();
        assertThat(MergePolicy.blockers(behind)).singleElement().satisfies(reason -> {
            assertThat(reason.kind()).isEqualTo(Kind.QUEUED);
            assertThat(reason.what()).isEqualTo("It is number 2 in the queue of `main`, behind #9.");
        });
    }

    static Stream<Arguments> recalls() {
        var sent = sent(asked(ready()));
        var id = sent.ref().id();
        return Stream.of(
                arguments("as it was", Samples.standing(sent), id, false),
                arguments("held", Samples.standing(sent, Samples.held()), id, true),
                arguments("taken back", Samples.standing(sent.notAskedToMerge()), id, true),
                arguments(
                        "an approval withdrawn",
                        Samples.standing(Samples.with(sent, sent.evidence().plus(Samples.withdrawn(Samples.BEN)))),
                        id,
                        true),
                arguments(
                        "its twin has not passed",
                        new Standing(Pull.OPEN.read(), sent, ENFORCE, Holds.NONE, List.of(Samples.run(OTHER))),
                        id,
                        true),
                arguments("the mode changed", Samples.standing(sent, COMMENT), id, true),
                arguments("another run", Samples.standing(sent), "run-of-before", true),
                arguments("over", Samples.standing(Samples.ended(sent, RunOutcome.SUPERSEDED, "new head")), id, true),
                arguments(
                        "whether it conflicts GitHub itself looks at",
                        new Standing(Pull.OPEN.mergeable(null).read(), sent, ENFORCE, Holds.NONE, List.of()),
                        id,
                        false),
                arguments(
                        "one before it in the queue came back",
                        Samples.standing(sent).at(new Place(true, List.of(OTHER))),
                        id,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recalls")
    void aMergeOnItsWayIsRecalled(String what, Standing standing, String asking, boolean recalled) {
        assertThat(MergePolicy.recall(standing, asking).isPresent()).isEqualTo(recalled);
        var again = MergePolicy.mergeNow(standing.with(
                standing.pullRequest(),
                standing.run().with(standing.run().merge().recalled())));
        var itsOwn = asking.equals(standing.run().ref().id());
        assertThat(recalled && itsOwn && again)
                .as("what is recalled is not asked for again at once")
                .isFalse();
    }

    @Test
    void nothingIsMergedWhileItIsBroughtUpToDateOrCannotBe() {
        assertThat(MergePolicy.blockers(Samples.standing(Samples.updating(ready()), AUTO)))
                .extracting(Reason::kind)
                .containsExactly(Kind.UPDATING);
        assertThat(MergePolicy.blockers(Samples.standing(ready().notUpdated("It is a fork's."), AUTO)))
                .extracting(Reason::kind)
                .containsExactly(Kind.OUT_OF_DATE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void decides(
            String what,
            Pull pull,
            Run run,
            RepositorySettings settings,
            Holds holds,
            List<Run> sharers,
            boolean merges,
            List<Kind> blockers) {
        var standing = new Standing(pull.read(), run, settings, holds, sharers);

        assertThat(MergePolicy.mergeNow(standing)).isEqualTo(merges);
        assertThat(MergePolicy.blockers(standing)).extracting(Reason::kind).containsExactlyElementsOf(blockers);
    }
}
