package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ReadDiff;
import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules find does not get better by a text that does nothing. */
class HidingTest {

    private static final FindRisks FIND = FindRisks.withShippedRules();

    @ParameterizedTest
    @MethodSource("dev.pipe.review.risk.HidingAttempts#all")
    void whatDoesNothingHidesNothing(HidingAttempts.Attempt attempt) {
        assertThat(worst(attempt.open())).as(attempt.open()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(worst(attempt.hidden())).as(attempt.hidden()).isEqualTo(RiskLevel.CRITICAL);
    }

    private static RiskLevel worst(String diff) {
        return FIND.in(ReadDiff.of(diff)).stream()
                .filter(finding -> finding.type() == RiskType.SECURITY)
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(RiskLevel.NONE);
    }
}
