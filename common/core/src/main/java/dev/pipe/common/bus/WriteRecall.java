package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubWrite;
import java.util.Optional;

/**
 * Says of a write that waited (for its key's order, a budget, a limit, another try) whether it is still wanted, just
 * before GitHub is asked. A bean of this type is found by the writers, and runs in their transaction. An earlier try may
 * have taken effect without an answer: who recalls a write makes sure that it did not.
 */
public interface WriteRecall {

    /**
     * Why it is not performed any more, for whoever asked for it; empty when it is.
     *
     * @param begun an earlier try was begun, and may have taken effect
     */
    Optional<String> why(GitHubWrite write, boolean begun);
}
