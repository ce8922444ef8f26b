package dev.pipe.pipeline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.github.GitHubDeliveries.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration KEPT = Duration.ofHours(70);

    private static Position seen(long id, Duration ago, Duration lookedAgo) {
        return new Position(id, NOW.minus(ago), NOW.minus(ago), NOW.minus(lookedAgo));
    }

    private static List<Attempt> list(long... ids) {
        return java.util.Arrays.stream(ids)
                .mapToObj(id -> new Attempt(id, "g" + id, NOW, false, 202, "push", null))
                .toList();
    }

    private static Optional<String> whyNot(Position before, List<Attempt> list, boolean toItsEnd) {
        return ReachPolicy.whyNot(before, list, toItsEnd, KEPT, NOW);
    }

    @Test
    void theFirstLookPromisesNothingOfTheTimeBefore() {
        assertThat(whyNot(Position.NONE, list(), true)).isEmpty();
    }

    @Test
    void anHoursOutageIsWhollyInTheList() {
        var anHourAgo = seen(5, Duration.ofHours(2), Duration.ofHours(1));
        assertThat(whyNot(anHourAgo, list(9, 8, 5), true)).isEmpty();
        assertThat(whyNot(anHourAgo, list(9, 8), false)).isEmpty();
    }

    @Test
    void afterLongerThanGitHubKeepsDeliveriesTheListIsNotEnough() {
        assertThat(whyNot(seen(5, Duration.ofHours(72), Duration.ofHours(71)), list(9, 8), true))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody looked for 71 h"));
    }

    @Test
    void aListThatEndsBeforeTheLastDeliveryWeKnowOfIsNotEnough() {
        assertThat(whyNot(seen(5, Duration.ofHours(2), Duration.ofHours(1)), list(9, 8), true))
                .hasValueSatisfying(why -> assertThat(why).contains("does not reach back"));
        assertThat(whyNot(seen(5, Duration.ofHours(2), Duration.ofMinutes(1)), list(), true))
                .isPresent();
    }

    @Test
    void afterAQuietWeekTheLastDeliveryIsGoneFromTheListAndNothingIsMissing() {
        assertThat(whyNot(seen(5, Duration.ofDays(7), Duration.ofMinutes(1)), list(), true))
                .isEmpty();
        assertThat(whyNot(new Position(0, null, null, NOW.minusSeconds(60)), list(9), true))
                .isEmpty();
    }
}
