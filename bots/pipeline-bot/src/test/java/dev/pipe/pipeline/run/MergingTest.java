package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final Merging REFUSED = Merging.NOT_ASKED.sent(NOON).refused("405: a review is missing", NOON);

    @Test
    void aRefusedMergeIsTriedAgainEverLater() {
        assertThat(REFUSED.retryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        var again = REFUSED.afterAWhile(REFUSED.retryAt());
        assertThat(again.refused()).isFalse();
        assertThat(again.sent()).isFalse();
        var twice = again.refused("405", NOON);
        assertThat(twice.retryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
        var often = twice;
        for (var times = 0; times < 20; times++) {
            often = often.refused("405", NOON);
        }
        assertThat(often.retryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(64)));
    }

    @Test
    void notBeforeItsTime() {
        assertThat(REFUSED.afterAWhile(NOON.plusSeconds(59))).isEqualTo(REFUSED);
        assertThat(Merging.NOT_ASKED.afterAWhile(NOON)).isEqualTo(Merging.NOT_ASKED);
    }

    @Test
    void whatHappensWithTheRefusalIsNoChangeSinceIt() {
        assertThat(REFUSED.afterAChange(NOON.plusSeconds(4)).refused()).isTrue();
        assertThat(REFUSED.afterAChange(NOON.plusSeconds(6)).refused()).isFalse();
    }

    @Test
    void aNewAttemptKeepsTheWishAndNotItsFailure() {
        var wish = REFUSED.askedBy(Samples.BEN, "squash").refused("no", NOON).wish();
        assertThat(wish.asked()).isTrue();
        assertThat(wish.method()).isEqualTo("squash");
        assertThat(wish.refused()).isFalse();
    }
}
