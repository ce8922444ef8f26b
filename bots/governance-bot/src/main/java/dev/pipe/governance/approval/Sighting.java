package dev.pipe.governance.approval;

import java.time.Instant;

/**
 * A head and base as some fact showed them.
 *
 * @param at when, by GitHub's clock: the pull request's {@code updated_at} in the fact
 * @param opening true when the fact is the opening itself, before which there was nothing to see
 */
record Sighting(String headSha, String base, Instant at, boolean opening) {

    boolean shows(String head, String baseBranch) {
        return headSha.equals(head) && base.equals(baseBranch);
    }
}
