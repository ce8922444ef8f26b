/**
 * The steps in which a reviewer reads a change: PR-QUEST's ReviewPlan, made by rules.
 *
 * <p>{@link dev.pipe.review.plan.PlanReading} is what people get: code with its tests, in the order in which they explain
 * each other. {@link dev.pipe.review.plan.GroupIntoSteps} is the contract's table for those who call {@code /api/group},
 * followed to the letter, its quirks included ({@code latest.ts} counts as a test), because others implement it too.
 */
package dev.pipe.review.plan;
