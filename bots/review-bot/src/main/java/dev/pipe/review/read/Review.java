package dev.pipe.review.read;

import dev.pipe.review.decide.Verdict;
import dev.pipe.review.diff.Change;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.risk.Finding;
import java.util.List;

/**
 * One reading of a change.
 *
 * @param engine {@code heuristic}, {@code llm} or {@code llm-fallback}
 * @param degraded why the reading is less than it could be; empty when it is not
 */
public record Review(
        Change change, ReviewPlan plan, List<Finding> findings, Verdict verdict, String engine, String degraded) {}
