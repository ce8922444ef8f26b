package dev.pipe.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.governance.approval.SeenPolicy.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenPolicyTest {

    private static final String OLD = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String NEW = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final SeenPolicy policy = new SeenPolicy(Duration.ofSeconds(1));

    @Test
    void aCommentAfterTheHeadWasRecordedSawIt() {
        var timeline = timeline(opened(OLD, 0), pushed(NEW, 60));

        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(61), null)))
                .isEmpty();
        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(9000), null)))
                .isEmpty();
    }

    @Test
    void aCommentFromBeforeThePushIsRefusedNamingBothHeads() {
        var timeline = timeline(opened(OLD, 0), pushed(NEW, 60));

        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(59), null)))
                .get()
                .asString()
                .contains("`aaaaaaa`", "`bbbbbbb`", "`/approve bbbbbbb`");
    }

    @Test
    void aCommentInTheSecondOfThePushCannotBeToldAndIsRefused() {
        var timeline = timeline(opened(OLD, 0), pushed(NEW, 60));

        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(60), null)))
                .get()
                .asString()
                .contains("`aaaaaaa`", "`bbbbbbb`");
    }

    @Test
    void aPushThatOnlyGitHubKnowsOfYetIsRefusedNamingBothHeads() {
        var timeline = timeline(opened(OLD, 0));

        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(60), null)))
                .get()
                .asString()
                .contains("`aaaaaaa`", "`bbbbbbb`");
    }

    @Test
    void beforeTheOpeningThereWasNothingElseToSee() {
        assertThat(policy.refusal(new Facts(OLD, "main", timeline(opened(OLD, 5)), at(5), null)))
                .isEmpty();
        assertThat(policy.refusal(new Facts(OLD, "main", timeline(opened(OLD, 5)), at(4), null)))
                .isEmpty();
    }

    @Test
    void aHeadThatWasFirstSeenLaterSaysNothingOfBefore() {
        assertThat(policy.refusal(new Facts(OLD, "main", timeline(pushed(OLD, 5)), at(4), null)))
                .get()
                .asString()
                .contains("`aaaaaaa`");
        assertThat(policy.refusal(new Facts(OLD, "main", timeline(), at(4), null)))
                .isPresent();
    }

    @Test
    void awayAndBackIsAnotherHead() {
        var timeline = timeline(opened(OLD, 0), pushed(NEW, 60), pushed(OLD, 120));

        assertThat(policy.refusal(new Facts(OLD, "main", timeline, at(30), null)))
                .isPresent();
        assertThat(policy.refusal(new Facts(OLD, "main", timeline, at(130), null)))
                .isEmpty();
        assertThat(policy.refusal(new Facts(OLD, "main", timeline(opened(OLD, 0), pushed(NEW, 60)), at(30), null)))
                .as("the way back is not recorded yet")
                .get()
                .asString()
                .contains("`bbbbbbb`");
    }

    @Test
    void aRetargetIsAsGoodAsAPush() {
        var timeline = timeline(opened(OLD, 0), new Sighting(OLD, "release", at(60), false));

        assertThat(policy.refusal(new Facts(OLD, "release", timeline, at(30), null)))
                .get()
                .asString()
                .contains("`main`", "`release`", "/approve aaaaaaa");
        assertThat(policy.refusal(new Facts(OLD, "release", timeline, at(30), OLD)))
                .as("naming the commit does not name the base")
                .isPresent();
        assertThat(policy.refusal(new Facts(OLD, "release", timeline, at(90), OLD)))
                .isEmpty();
    }

    @Test
    void whoNamesTheHeadMeansIt() {
        var timeline = timeline(opened(OLD, 0), pushed(NEW, 60));

        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(59), "BBBBBBB")))
                .isEmpty();
        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(90), "aaaaaaa")))
                .get()
                .asString()
                .contains("`aaaaaaa`", "`bbbbbbb`");
        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(90), "bbbb")))
                .get()
                .asString()
                .contains("7 hexadecimal digits");
        assertThat(policy.refusal(new Facts(NEW, "main", timeline, at(90), "please")))
                .get()
                .asString()
                .contains("`please`");
    }

    @Test
    void factsMayArriveInAnyOrder() {
        assertThat(timeline(pushed(NEW, 60), opened(OLD, 0), pushed(NEW, 90)).changes())
                .containsExactly(opened(OLD, 0), pushed(NEW, 60));
    }

    private static Timeline timeline(Sighting... sightings) {
        return Timeline.of(List.of(sightings));
    }

    private static Sighting opened(String sha, int seconds) {
        return new Sighting(sha, "main", at(seconds), true);
    }

    private static Sighting pushed(String sha, int seconds) {
        return new Sighting(sha, "main", at(seconds), false);
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
