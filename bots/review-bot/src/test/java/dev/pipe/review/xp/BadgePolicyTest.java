package dev.pipe.review.xp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgePolicyTest {

    @ParameterizedTest
    @CsvSource({"1,PT1M,1", "2,PT1M,1", "3,PT15M,2", "3,PT15M1S,1", "6,PT1M,2"})
    void speedCountsOnlyOverSeveralSteps(int steps, Duration took, int badges) {
        assertThat(BadgePolicy.onAllRead(steps, took, Duration.ofMinutes(15)))
                .contains(Badge.REVIEWED_ALL_FILES)
                .hasSize(badges);
    }
}
