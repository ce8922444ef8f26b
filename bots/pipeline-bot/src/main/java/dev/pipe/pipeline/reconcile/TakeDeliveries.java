package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubDeliveries.Attempt;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.pipeline.gateway.KeepUnsigned;
import dev.pipe.pipeline.gateway.KeepUnsigned.Origin;
import dev.pipe.pipeline.normalise.GitHubEvents;
import dev.pipe.pipeline.reconcile.ListAttempts.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;

/**
 * Takes from GitHub's list what could not be delivered because no address of ours can be reached. An attempt under a GUID
 * that the inbox knows, because it was delivered after all, changes nothing.
 */
@ApplicationScoped
class TakeDeliveries {

    private final GitHubDeliveries github;
    private final KeepUnsigned log;
    private final GapMeters meters;

    TakeDeliveries(GitHubDeliveries github, KeepUnsigned log, GapMeters meters) {
        this.github = github;
        this.log = log;
        this.meters = meters;
    }

    /** Returns until when everything is dealt with; null when the list is empty. */
    Instant take(Hook hook, Listed listed, Position before) {
        var taken = new HashSet<String>();
        for (var attempt : listed.newestFirst().reversed()) {
            if (wanted(attempt, before) && taken.add(attempt.guid())) {
                var content = github.content(hook, attempt.id());
                log.keep(Origin.DELIVERIES, content.headers(), content.payload());
            }
        }
        meters.polled(taken.size());
        return listed.newestFirst().isEmpty()
                ? null
                : listed.newestFirst().getFirst().deliveredAt();
    }

    private static boolean wanted(Attempt attempt, Position before) {
        return attempt.id() > before.seenId() && !attempt.accepted() && GitHubEvents.isNeeded(attempt.event());
    }
}
