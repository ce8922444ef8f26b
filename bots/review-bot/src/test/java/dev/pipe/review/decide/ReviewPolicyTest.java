package dev.pipe.review.decide;

import static dev.pipe.common.event.ReviewEvent.RiskLevel.CRITICAL;
import static dev.pipe.common.event.ReviewEvent.RiskLevel.LOW;
import static dev.pipe.common.event.ReviewEvent.RiskLevel.MODERATE;
import static dev.pipe.common.event.ReviewEvent.RiskLevel.NONE;
import static dev.pipe.review.risk.RiskType.ANTI_PATTERN;
import static dev.pipe.review.risk.RiskType.BREAKING_CHANGE;
import static dev.pipe.review.risk.RiskType.SECURITY;
import static dev.pipe.review.risk.RiskType.TESTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.config.RiskFrom;
import dev.pipe.common.config.Strictness;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewPolicyTest {

    static Stream<Arguments> table() {
        var suggestion = finding(TESTING, NONE);
        var complete = Reading.complete();
        var incomplete = Reading.incomplete("the model did not answer");
        return Stream.of(
                Arguments.of("nothing", List.of(), complete, Decision.AUTO_APPROVED),
                Arguments.of(
                        "three suggestions",
                        List.of(suggestion, suggestion, suggestion),
                        complete,
                        Decision.AUTO_APPROVED),
                Arguments.of(
                        "four suggestions",
                        List.of(suggestion, suggestion, suggestion, suggestion),
                        complete,
                        Decision.APPROVED_WITH_SUGGESTIONS),
                Arguments.of("low", List.of(finding(SECURITY, LOW)), complete, Decision.APPROVED_WITH_SUGGESTIONS),
                Arguments.of("moderate", List.of(finding(SECURITY, MODERATE)), complete, Decision.FLAGGED_FOR_REVIEW),
                Arguments.of(
                        "critical security beside a critical break",
                        List.of(finding(BREAKING_CHANGE, CRITICAL), finding(SECURITY, CRITICAL)),
                        complete,
                        Decision.REJECTED_SECURITY),
                Arguments.of(
                        "critical break beside a moderate security risk",
                        List.of(finding(SECURITY, MODERATE), finding(BREAKING_CHANGE, CRITICAL)),
                        complete,
                        Decision.REJECTED_BREAKING_CHANGES),
                Arguments.of(
                        "critical of another kind",
                        List.of(finding(ANTI_PATTERN, CRITICAL)),
                        complete,
                        Decision.REJECTED_CRITICAL_RISK),
                Arguments.of("nothing, half read", List.of(), incomplete, Decision.PENDING_HUMAN_REVIEW),
                Arguments.of(
                        "moderate, half read",
                        List.of(finding(SECURITY, MODERATE)),
                        incomplete,
                        Decision.PENDING_HUMAN_REVIEW),
                Arguments.of(
                        "critical, half read",
                        List.of(finding(SECURITY, CRITICAL)),
                        incomplete,
                        Decision.REJECTED_SECURITY));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("table")
    void theWorstDecides(String name, List<Finding> findings, Reading reading, Decision decision) {
        var verdict = ReviewPolicy.decide(findings, reading);

        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.reason()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}, {1} of {2}: {3}")
    @CsvSource({
        "STRICT, 1, NONE, APPROVED_WITH_SUGGESTIONS",
        "STRICT, 1, LOW, FLAGGED_FOR_REVIEW",
        "STRICT, 1, MODERATE, REJECTED_SECURITY",
        "BALANCED, 3, NONE, AUTO_APPROVED",
        "BALANCED, 4, NONE, APPROVED_WITH_SUGGESTIONS",
        "BALANCED, 1, LOW, APPROVED_WITH_SUGGESTIONS",
        "BALANCED, 1, MODERATE, FLAGGED_FOR_REVIEW",
        "BALANCED, 1, CRITICAL, REJECTED_SECURITY",
        "RELAXED, 10, NONE, AUTO_APPROVED",
        "RELAXED, 9, MODERATE, APPROVED_WITH_SUGGESTIONS",
        "RELAXED, 1, CRITICAL, REJECTED_SECURITY"
    })
    void strictnessMovesTheBounds(Strictness strictness, int count, RiskLevel level, Decision decision) {
        var section = new ReviewSection(strictness, null, null, null, null, null, null);
        assertThat(decide(section, count, level)).isEqualTo(decision);
    }

    @ParameterizedTest(name = "flag from {0}, reject from {1}: {2} is {3}")
    @CsvSource({
        "LOW, CRITICAL, LOW, FLAGGED_FOR_REVIEW",
        "NEVER, CRITICAL, MODERATE, APPROVED_WITH_SUGGESTIONS",
        "MODERATE, NEVER, CRITICAL, FLAGGED_FOR_REVIEW",
        "MODERATE, LOW, LOW, REJECTED_SECURITY"
    })
    void singleThresholdsAreHeeded(RiskFrom flag, RiskFrom reject, RiskLevel level, Decision decision) {
        assertThat(decide(new ReviewSection(null, null, flag, reject, null, null, null), 1, level))
                .isEqualTo(decision);
    }

    private static Decision decide(ReviewSection section, int count, RiskLevel level) {
        var findings = Collections.nCopies(count, Weighed.of(finding(SECURITY, level)));
        return ReviewPolicy.decide(findings, Reading.complete(), Thresholds.of(section))
                .decision();
    }

    private static Finding finding(RiskType type, RiskLevel level) {
        return new Finding("rule", type, level, "a/b.java", 1, Side.RIGHT, "a/b.java#h0", "x", "why", "mend", 0.9);
    }
}
