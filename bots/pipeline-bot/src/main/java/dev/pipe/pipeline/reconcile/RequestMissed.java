package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.pipeline.normalise.GitHubEvents;
import dev.pipe.pipeline.reconcile.ListAttempts.Listed;
import dev.pipe.pipeline.reconcile.MissedPolicy.Asked;
import dev.pipe.pipeline.reconcile.MissedPolicy.Missed;
import dev.pipe.pipeline.reconcile.MissedPolicy.Missing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Has GitHub send again what it could not hand over. */
@ApplicationScoped
class RequestMissed {

    private static final Logger LOG = Logger.getLogger(RequestMissed.class);

    private final GitHubDeliveries github;
    private final PositionTable positions;
    private final GapTable gaps;
    private final GapMeters meters;
    private final Clock clock;
    private final MissedPolicy policy;

    RequestMissed(
            GitHubDeliveries github,
            PositionTable positions,
            GapTable gaps,
            GapMeters meters,
            ReconcileConfig config,
            Clock clock) {
        this.github = github;
        this.positions = positions;
        this.gaps = gaps;
        this.meters = meters;
        this.clock = clock;
        this.policy = new MissedPolicy(GitHubEvents::isNeeded, config.askAgainAfter());
    }

    /**
     * @param settledAt until when everything is dealt with; null when the list is empty
     * @param lost why the pull requests have to be read instead; empty when they need not
     */
    record Requested(Instant settledAt, Optional<String> lost) {}

    Requested request(Hook hook, Listed listed) {
        var asked = positions.asked(hook);
        var missed = policy.judge(listed.newestFirst(), asked, clock.instant());
        positions.keepOnly(
                hook,
                Stream.concat(missed.missing().stream(), missed.givenUp().stream())
                        .map(Missing::guid)
                        .toList());
        missed.ask().forEach(one -> ask(hook, one, asked));
        var lost = giveUp(hook, missed, asked);
        tell(hook, missed);
        return new Requested(missed.settledAt(), lost);
    }

    /** Says so once; the row stays as long as the list tells of the delivery, so that it is remembered. */
    private Optional<String> giveUp(Hook hook, Missed missed, Map<String, Asked> asked) {
        var now = missed.givenUp().stream()
                .filter(one -> asked.get(one.guid()).times() == MissedPolicy.MOST_TIMES)
                .toList();
        for (var one : now) {
            positions.asked(hook, one.guid(), new Asked(MissedPolicy.MOST_TIMES + 1, Instant.EPOCH));
            LOG.warnf(
                    "Delivery %s (%s) was refused %d times; it is not asked for again",
                    one.guid(), one.event(), MissedPolicy.MOST_TIMES);
        }
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(now.size() + " deliveries were refused " + MissedPolicy.MOST_TIMES + " times");
    }

    private void ask(Hook hook, Missing one, Map<String, Asked> asked) {
        var before = asked.getOrDefault(one.guid(), new Asked(0, Instant.EPOCH)).times();
        try {
            github.redeliver(hook, one.newestAttempt());
        } catch (GitHubFailure refused) {
            if (refused.retryable()) {
                throw refused;
            }
            LOG.warnf("GitHub does not send delivery %s again: %s", one.guid(), refused.getMessage());
        }
        positions.asked(hook, one.guid(), new Asked(before + 1, policy.next(before, clock.instant())));
    }

    private void tell(Hook hook, Missed missed) {
        if (!missed.missing().isEmpty()) {
            var since = missed.missing().getFirst().since();
            gaps.missing(hook, since, missed.missing().size());
            meters.requested(missed.ask().size());
            if (!missed.ask().isEmpty()) {
                LOG.warnf(
                        "GitHub could not hand over %d deliveries of hook %s since %s; asked for %d of them again",
                        missed.missing().size(), hook, since, missed.ask().size());
            }
            return;
        }
        gaps.caughtUp(hook).ifPresent(gap -> {
            meters.caughtUp("redelivery");
            LOG.infof("Hook %s: %s", hook, gap.sentence());
        });
    }
}
