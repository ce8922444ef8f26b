package dev.pipe.review.model;

import dev.pipe.review.plan.ReviewPlan;

/**
 * A plan, and who made it.
 *
 * @param mode {@code heuristic} when nobody was asked, {@code llm}, or {@code llm-fallback} when the answer was of no use
 *     and rules made the plan; PR-QUEST's words
 * @param note why it is not the model's plan although there is a model; empty otherwise
 */
public record Grouping(ReviewPlan plan, String mode, String note) {}
