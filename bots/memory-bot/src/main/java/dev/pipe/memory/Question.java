package dev.pipe.memory;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.PullRequestRef;

/**
 * A search for precedents.
 *
 * @param integration decisions on the same pair of domains come first; null when there is none
 * @param asking the pull request that asks: it is no precedent for itself, and what it may see depends on it; null when
 *     an operator asks, who sees everything
 * @param minSimilarity cosine similarity below which two texts do not mean the same
 */
public record Question(String words, Integration integration, PullRequestRef asking, float minSimilarity, int limit) {}
