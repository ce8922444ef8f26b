package dev.pipe.review.identity;

/**
 * Where a finding is said: on GitHub, or in a review on its way there.
 *
 * @param review the review's marker
 * @param comment the marker of its inline comment that says it; empty when it is listed in the review's text
 */
public record SaidBy(String review, String comment) {}
