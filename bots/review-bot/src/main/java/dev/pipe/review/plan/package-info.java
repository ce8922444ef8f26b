/**
 * Groups a change into the steps a reviewer takes: PR-QUEST's ReviewPlan, made by its heuristics. The decision table
 * is followed to the letter, its quirks included ({@code latest.ts} counts as a test), because others implement it too.
 */
package dev.pipe.review.plan;
