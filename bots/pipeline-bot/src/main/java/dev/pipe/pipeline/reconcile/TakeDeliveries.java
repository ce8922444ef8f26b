package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubDeliveries.Attempt;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.health.BotMetrics;
import dev.pipe.pipeline.gateway.KeepUnsigned;
import dev.pipe.pipeline.gateway.KeepUnsigned.Origin;
import dev.pipe.pipeline.gateway.RefusedDelivery;
import dev.pipe.pipeline.normalise.GitHubEvents;
import dev.pipe.pipeline.normalise.KnownDeliveries;
import dev.pipe.pipeline.reconcile.ListAttempts.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes from GitHub's list what could not be delivered because no address of ours can be reached. What was looked at
 * already, under whichever attempt, is known by its GUID and left alone. One that cannot be had is named, and those
 * behind it are taken all the same.
 */
@ApplicationScoped
class TakeDeliveries {

    private static final Logger LOG = Logger.getLogger(TakeDeliveries.class);

    private final GitHubDeliveries github;
    private final KeepUnsigned log;
    private final KnownDeliveries known;
    private final GapMeters meters;
    private final BotMetrics metrics;

    TakeDeliveries(
            GitHubDeliveries github, KeepUnsigned log, KnownDeliveries known, GapMeters meters, BotMetrics metrics) {
        this.github = github;
        this.log = log;
        this.known = known;
        this.meters = meters;
        this.metrics = metrics;
    }

    /**
     * @param settledAt until when everything is dealt with; null when the list is empty
     * @param lost why the pull requests have to be read instead; empty when they need not
     */
    record Taken(Instant settledAt, Optional<String> lost) {}

    Taken take(Hook hook, Listed listed) {
        var seen = new HashSet<String>();
        Instant open = null;
        var taken = 0;
        var lost = 0;
        for (var attempt : listed.newestFirst().reversed()) {
            if (!wanted(attempt) || !seen.add(attempt.guid()) || known.has(attempt.guid())) {
                continue;
            }
            try {
                var content = github.content(hook, attempt.id());
                log.keep(Origin.DELIVERIES, content.headers(), content.payload());
                taken++;
            } catch (GitHubFailure failure) {
                if (failure.notBefore().isPresent()) {
                    throw failure; // for all of them
                }
                name(attempt, failure);
                if (!failure.retryable()) {
                    lost++;
                } else if (open == null) {
                    open = attempt.deliveredAt();
                }
            } catch (RefusedDelivery refused) {
                name(attempt, refused);
                lost++;
            }
        }
        meters.polled(taken);
        var newest = listed.newestFirst().isEmpty()
                ? null
                : listed.newestFirst().getFirst().deliveredAt();
        return new Taken(
                open == null ? newest : open,
                lost == 0 ? Optional.empty() : Optional.of(lost + " deliveries cannot be had from GitHub's list"));
    }

    private void name(Attempt attempt, RuntimeException why) {
        metrics.error();
        LOG.warnf(
                "Delivery %s (%s, of %s) cannot be taken: %s",
                attempt.guid(), attempt.event(), attempt.deliveredAt(), why.getMessage());
    }

    private static boolean wanted(Attempt attempt) {
        return !attempt.accepted() && GitHubEvents.isNeeded(attempt.event());
    }
}
