package dev.pipe.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.bus.WriteBudgetPolicy.Spent;
import dev.pipe.common.github.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteBudgetPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final WriteBudgetPolicy GITHUBS = new WriteBudgetPolicy(Duration.ofSeconds(1), 80, 500, 1);

    /** So many, the last at noon. */
    private static List<Spent> spent(int count, Duration apart, boolean creates) {
        var spent = new ArrayList<Spent>();
        for (var i = count - 1; i >= 0; i--) {
            spent.add(new Spent(NOON.minus(apart.multipliedBy(i)), creates));
        }
        return spent;
    }

    private static long secondsUntilOpen(WriteBudgetPolicy policy, List<Spent> spent, Urgency urgency) {
        return Duration.between(NOON, policy.opensAt(spent, urgency)).toSeconds();
    }

    @ParameterizedTest(name = "{0} creates {1} s apart: {2} may go on in {3} s")
    @CsvSource({
        "  1, 1, DECISION,      1",
        " 79, 0, DECISION,      1",
        " 80, 0, DECISION,     60",
        " 72, 0, ANSWER,       60",
        " 71, 0, ANSWER,        1",
        " 60, 0, STORY,        60",
        " 59, 0, STORY,         1",
        " 48, 0, DECORATION,   60",
        " 48, 0, STORY,         1",
        " 60, 1, STORY,         1", // the first of the minute is 59 s old
        "499, 7, DECISION,      1",
        "500, 7, DECISION,    107", // 3,600 s after the oldest, which is 499 * 7 s old
        "375, 9, STORY,       234",
        "375, 9, DECISION,      1"
    })
    void theLastOfTheBudgetIsForWhatIsUrgent(int count, int apart, Urgency urgency, long seconds) {
        assertThat(secondsUntilOpen(GITHUBS, spent(count, Duration.ofSeconds(apart), true), urgency))
                .isEqualTo(seconds);
    }

    @Test
    void editsAreKeptApartAndNotCounted() {
        var edits = spent(1_000, Duration.ZERO, false);
        for (var urgency : Urgency.values()) {
            assertThat(secondsUntilOpen(GITHUBS, edits, urgency)).isEqualTo(1);
        }
    }

    @Test
    void aBotKeepsToItsShare() {
        var fifth = new WriteBudgetPolicy(Duration.ZERO, 80, 500, 0.2);
        assertThat(secondsUntilOpen(fifth, spent(15, Duration.ZERO, true), Urgency.DECISION))
                .isZero();
        assertThat(secondsUntilOpen(fifth, spent(16, Duration.ZERO, true), Urgency.DECISION))
                .isEqualTo(60);
        var tiny = new WriteBudgetPolicy(Duration.ZERO, 80, 500, 0.001);
        assertThat(tiny.opensAt(List.of(), Urgency.DECORATION)).isBefore(NOON); // one a minute at least
    }

    @Test
    void nothingIsHeldWhereNothingIsLimited() {
        var none = new WriteBudgetPolicy(Duration.ZERO, 0, 0, 0.2);
        assertThat(none.limits()).isFalse();
        assertThat(secondsUntilOpen(none, spent(5_000, Duration.ZERO, true), Urgency.DECORATION))
                .isZero();
        assertThat(GITHUBS.limits()).isTrue();
    }
}
