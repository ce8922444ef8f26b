package dev.pipe.review.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.Side;
import dev.pipe.review.identity.Told;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import dev.pipe.review.sarif.WriteSarif;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanAlongTest {

    private static final RunRef RUN = new RunRef("run-1", PullRequestRef.parse("acme/shop#7"), "abc", "main", 1);

    @Test
    void afterADismissalCodeScanningIsShownWhatCountsUnderTheSameNames() throws Exception {
        var stays = finding("sql-injection", 3, Side.RIGHT);
        var gone = finding("lost-check", 5, Side.LEFT);
        var first = results(
                WriteSarif.of(List.of(stays, gone, finding("dismissed", 9, Side.RIGHT)), new Change(List.of())));

        var upload = ScanAlong.again(completed(Told.of("F1", stays), Told.of("F2", gone)));

        assertThat(upload.pullRequest()).isEqualTo(RUN.pullRequest());
        assertThat(upload.headSha()).isEqualTo("abc");
        var again = results(upload.sarif());
        assertThat(again.findValuesAsText("ruleId")).containsExactly("sql-injection", "lost-check");
        assertThat(again.findValuesAsText("startLine")).containsExactly("3", "1");
        assertThat(first.findValuesAsText("primaryLocationLineHash"))
                .startsWith(again.findValuesAsText("primaryLocationLineHash").toArray(String[]::new));
    }

    private static JsonNode results(String sarif) throws Exception {
        return new ObjectMapper().readTree(sarif).at("/runs/0/results");
    }

    private static ReviewCompleted completed(ReviewEvent.Finding... findings) {
        return new ReviewCompleted(
                RUN,
                Decision.REJECTED_SECURITY,
                RiskLevel.CRITICAL,
                List.of(findings),
                List.of(),
                List.of("A.java"),
                1,
                "heuristic",
                "",
                "",
                Instant.EPOCH,
                5);
    }

    private static Finding finding(String rule, int line, Side side) {
        return new Finding(
                rule,
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                "A.java",
                line,
                side,
                "A.java#h0",
                "x",
                "Why",
                "Mend",
                0.9);
    }
}
