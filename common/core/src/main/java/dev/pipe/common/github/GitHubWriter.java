package dev.pipe.common.github;

/**
 * The one place that changes anything on GitHub; owns dry-run, audit line, metrics and idempotency.
 *
 * <p>{@link #perform} is safe to repeat: what an earlier try left behind is looked up first, surplus copies of ours are
 * removed.
 */
public interface GitHubWriter {

    /**
     * @param repeated true when an earlier try began and its end was not seen
     * @return why GitHub will never do it, for people; empty when it is done
     * @throws GitHubFailure when it may work later
     */
    String perform(GitHubWrite write, boolean repeated);
}
