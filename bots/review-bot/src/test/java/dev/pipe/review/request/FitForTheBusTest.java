package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.bus.EventJson;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.PlanStep;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitForTheBusTest {

    private static final int LARGEST_RECORD = 4_194_304;

    @Test
    void theWorstTravelAndTheRestIsCounted() {
        var findings = IntStream.range(0, 10_000)
                .mapToObj(i -> finding(i == 9_999 ? RiskLevel.CRITICAL : RiskLevel.LOW, "src/A" + i + ".java", "x"))
                .toList();

        var told = FitForTheBus.of(review(findings, List.of("src/A1.java")));

        assertThat(told.findings()).hasSize(500);
        assertThat(told.findings().getFirst().level()).isEqualTo(RiskLevel.CRITICAL);
        assertThat(told.moreFindings()).isEqualTo(9_500);
        assertThat(told.morePaths()).isZero();
        assertThat(told.decision()).isEqualTo(Decision.REJECTED_SECURITY);
    }

    @Test
    void evidenceIsCutAndNotThroughASign() {
        var told = FitForTheBus.of(review(
                List.of(
                        finding(RiskLevel.LOW, "A.java", "x".repeat(160)),
                        finding(RiskLevel.LOW, "B.java", "x".repeat(161)),
                        finding(RiskLevel.LOW, "C.java", "x".repeat(159) + "😀😀")),
                List.of()));

        assertThat(told.findings())
                .extracting(Finding::evidence)
                .containsExactly("x".repeat(160), "x".repeat(160) + "…", "x".repeat(159) + "…");
        assertThat(told.moreFindings()).isZero();
    }

    @Test
    void whatIsSmallTravelsAsItIs() {
        var review = review(List.of(finding(RiskLevel.LOW, "A.java", "x")), List.of("A.java", "B.java"));
        assertThat(FitForTheBus.of(review)).isEqualTo(review);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0001", "語", "\\"})
    void anyChangeFitsIntoARecord(String sign) {
        var text = sign.repeat(4_000);
        var findings = IntStream.range(0, 20_000)
                .mapToObj(i -> finding(RiskLevel.LOW, i + text, text))
                .toList();
        var paths = IntStream.range(0, 20_000).mapToObj(i -> i + text).toList();

        var told = FitForTheBus.of(review(findings, paths));

        assertThat(new EventJson().write(told).length).isLessThan(LARGEST_RECORD);
        assertThat(told.findings()).isNotEmpty();
        assertThat(told.paths()).isNotEmpty();
        assertThat(told.findings().size() + told.moreFindings()).isEqualTo(20_000);
        assertThat(told.paths().size() + told.morePaths()).isEqualTo(20_000);
    }

    private static Finding finding(RiskLevel level, String file, String text) {
        return new Finding("a-rule", "SECURITY", level, file, 1, "A rule", text, text, text, 0.9, "F1");
    }

    private static ReviewCompleted review(List<Finding> findings, List<String> paths) {
        return new ReviewCompleted(
                new RunRef("run", PullRequestRef.parse("acme/shop#1"), "a".repeat(40), "main", 1),
                Decision.REJECTED_SECURITY,
                RiskLevel.CRITICAL,
                findings,
                List.of(new PlanStep("One", "Read it", "high", paths), new PlanStep("Two", "Read it", "low", paths)),
                paths,
                1,
                "heuristic",
                "",
                "One risk",
                Instant.EPOCH,
                5);
    }
}
