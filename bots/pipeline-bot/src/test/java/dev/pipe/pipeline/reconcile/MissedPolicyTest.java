package dev.pipe.pipeline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.github.GitHubDeliveries.Attempt;
import dev.pipe.pipeline.reconcile.MissedPolicy.Asked;
import dev.pipe.pipeline.reconcile.MissedPolicy.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissedPolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MissedPolicy policy = new MissedPolicy(event -> !event.equals("star"), Duration.ofMinutes(1));

    private static Attempt attempt(long id, String guid, int status) {
        return attempt(id, guid, status, "pull_request");
    }

    private static Attempt attempt(long id, String guid, int status, String event) {
        return new Attempt(id, guid, NOON.plusSeconds(id), false, status, event, "opened");
    }

    @Test
    void whatNobodyAnsweredOrWasRefusedForNowIsAskedForOldestFirst() {
        var list = List.of(attempt(4, "d", 202), attempt(3, "c", 503), attempt(2, "b", 0), attempt(1, "a", 202));
        var missed = policy.judge(list, Map.of(), NOON);
        assertThat(missed.ask()).extracting(Missing::guid).containsExactly("b", "c");
        assertThat(missed.ask()).extracting(Missing::newestAttempt).containsExactly(2L, 3L);
        assertThat(missed.settledAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void oneAcceptedAttemptIsEnoughWhicheverItWas() {
        var later = List.of(attempt(2, "a", 202), attempt(1, "a", 0));
        var earlier = List.of(attempt(2, "a", 503), attempt(1, "a", 202));
        assertThat(policy.judge(later, Map.of(), NOON).missing()).isEmpty();
        assertThat(policy.judge(earlier, Map.of(), NOON).missing()).isEmpty();
        assertThat(policy.judge(later, Map.of(), NOON).settledAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void whatWasTooLargeOnceIsNeverAskedForAgain() {
        var missed = policy.judge(List.of(attempt(2, "a", 0), attempt(1, "a", 413)), Map.of(), NOON);
        assertThat(missed.missing()).isEmpty();
        assertThat(missed.givenUp()).isEmpty();
    }

    @Test
    void eventsThatNobodyActsOnAreNotMissed() {
        assertThat(policy.judge(List.of(attempt(1, "a", 0, "star")), Map.of(), NOON)
                        .missing())
                .isEmpty();
    }

    @Test
    void aRedeliveryThatFailedIsAskedForAgainWhenItsTimeHasCome() {
        var list = List.of(attempt(9, "a", 503), attempt(1, "a", 0));
        var early = policy.judge(list, Map.of("a", new Asked(1, NOON.plusSeconds(1))), NOON);
        assertThat(early.ask()).isEmpty();
        assertThat(early.missing()).hasSize(1);
        var due = policy.judge(list, Map.of("a", new Asked(1, NOON)), NOON);
        assertThat(due.ask()).singleElement().satisfies(one -> {
            assertThat(one.newestAttempt()).isEqualTo(9);
            assertThat(one.since()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void whatIsRefusedAgainAndAgainIsGivenUpAndHoldsThePositionNoLonger() {
        var list = List.of(attempt(9, "a", 401), attempt(1, "a", 401));
        var waiting = policy.judge(list, Map.of("a", new Asked(10, NOON.plusSeconds(1))), NOON);
        assertThat(waiting.missing()).hasSize(1);
        assertThat(waiting.givenUp()).isEmpty();
        var over = policy.judge(list, Map.of("a", new Asked(10, NOON)), NOON);
        assertThat(over.missing()).isEmpty();
        assertThat(over.givenUp()).extracting(Missing::guid).containsExactly("a");
        assertThat(over.settledAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void aLongOutagesThousandsAreAskedForInTurns() {
        var list = java.util.stream.LongStream.rangeClosed(1, 300)
                .mapToObj(id -> attempt(301 - id, "g" + (301 - id), 0))
                .toList();
        var missed = policy.judge(list, Map.of(), NOON);
        assertThat(missed.missing()).hasSize(300);
        assertThat(missed.ask()).hasSize(250).first().returns("g1", Missing::guid);
    }

    @Test
    void theWaitDoublesUpToTwoHours() {
        assertThat(policy.next(0, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(policy.next(3, NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(8)));
        assertThat(policy.next(40, NOON)).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }
}
