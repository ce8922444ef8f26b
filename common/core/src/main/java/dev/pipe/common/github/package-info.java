/**
 * The seam to GitHub: reads as records of our own, writes as sealed records through one writer. {@code GitHubHttp} is
 * the one way out (shared reads and the cache that revalidates; {@code AskGitHub} heeds limits and
 * repeats, {@code GitHubWire} does one request), {@code GitHubConnections} turns every failure into a {@code GitHubFailure}.
 *
 * <p>github-api does labels, check runs, statuses and new comments; what bears an author, has a media type of its own
 * or needs a parameter that github-api lacks goes through {@code GitHubRest}, which says why.
 */
package dev.pipe.common.github;
