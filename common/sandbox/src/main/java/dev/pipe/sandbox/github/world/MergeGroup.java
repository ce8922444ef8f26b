package dev.pipe.sandbox.github.world;

/**
 * What GitHub's merge queue tests: the base, the entries ahead, and one more pull request.
 *
 * @param baseSha the group ahead, or the base branch
 */
public record MergeGroup(PullRequest pull, String baseRef, String baseSha, String headRef, String headSha) {}
