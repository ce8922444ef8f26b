package dev.pipe.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void findingsThatAreNotKeptAreStillCounted() {
        var finding = new Finding("rule", "SECURITY", RiskLevel.LOW, "A.java", 1, "T", "x", "w", "m", 0.9);
        var told = new ReviewCompleted(
                new RunRef("run", PullRequestRef.parse("acme/shop#1"), "a".repeat(40), "main", 1),
                Decision.FLAGGED_FOR_REVIEW,
                RiskLevel.LOW,
                Collections.nCopies(60, finding),
                List.of(),
                List.of("A.java"),
                1,
                "heuristic",
                "",
                "many",
                Instant.EPOCH,
                1,
                40,
                2);

        var kept = Evidence.NONE.plus(told).review();

        assertThat(kept.findings().size() + kept.moreFindings()).isEqualTo(100);
        assertThat(kept.morePaths()).isEqualTo(3);
        assertThat(told.findings()).hasSizeGreaterThan(kept.findings().size());
    }
}
