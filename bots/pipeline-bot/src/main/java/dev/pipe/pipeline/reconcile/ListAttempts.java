package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubDeliveries.Attempt;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads a hook's list as far back as it is of interest. */
@ApplicationScoped
class ListAttempts {

    private final GitHubDeliveries github;

    ListAttempts(GitHubDeliveries github) {
        this.github = github;
    }

    /** @param toItsEnd whether it was read to where GitHub's memory ends */
    record Listed(List<Attempt> newestFirst, boolean toItsEnd) {}

    Listed since(Hook hook, Position position) {
        var all = new ArrayList<Attempt>();
        String cursor = null;
        do {
            var page = github.page(hook, cursor);
            for (var attempt : page.attempts()) {
                if (!position.isBefore(attempt)) {
                    return new Listed(all, false);
                }
                all.add(attempt);
            }
            cursor = page.next();
        } while (cursor != null);
        return new Listed(all, true);
    }
}
