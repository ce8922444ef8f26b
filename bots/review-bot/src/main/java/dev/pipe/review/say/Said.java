package dev.pipe.review.say;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.review.identity.SaidBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a review writes.
 *
 * @param review with its comments; empty when there is nothing to say that was not said
 * @param others labels and the like, which wait for nothing
 * @param places where each finding is said that was not said before, by its number
 */
public record Said(Optional<SubmitReview> review, List<GitHubWrite> others, Map<Integer, SaidBy> places) {}
