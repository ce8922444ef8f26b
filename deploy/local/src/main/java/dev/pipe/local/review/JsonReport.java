package dev.pipe.local.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.DiffIndex;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import java.io.IOException;
import java.util.List;

/**
 * A review for programs.
 *
 * @param degraded why the reading is less than it could be; empty when it is not
 * @param summary a model's words about the change, untrusted
 */
record JsonReport(
        DiffIndex diffIndex,
        ReviewPlan plan,
        List<Finding> risks,
        Decision decision,
        RiskLevel riskLevel,
        String reason,
        String engine,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String degraded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String summary) {

    static String of(Review review) throws IOException {
        var verdict = review.verdict();
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(new JsonReport(
                        DiffIndex.of(review.change()),
                        review.plan(),
                        review.findings(),
                        verdict.decision(),
                        verdict.level(),
                        verdict.reason(),
                        review.engine(),
                        review.degraded(),
                        review.summary()));
    }
}
