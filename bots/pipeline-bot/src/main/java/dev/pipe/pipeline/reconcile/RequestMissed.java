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
import java.util.List;
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
     * @param givenUp what was refused too often
     */
    record Requested(Instant settledAt, List<Missing> givenUp) {

        /** Why the pull requests have to be read instead; empty when they need not. */
        Optional<String> lost() {
            return givenUp.isEmpty()
                    ? Optional.empty()
                    : Optional.of(givenUp.size() + " deliveries were refused " + MissedPolicy.MOST_TIMES + " times");
        }
    }

    Requested request(Hook hook, Listed listed) {
        var asked = positions.asked(hook);
        var missed = policy.judge(listed.newestFirst(), asked, clock.instant());
        positions.keepOnly(
                hook,
                Stream.concat(missed.missing().stream(), missed.givenUp().stream())
                        .map(Missing::guid)
                        .toList());
        missed.ask().forEach(one -> ask(hook, one, asked));
        tell(hook, missed);
        var givenUp = missed.givenUp().stream()
                .filter(one -> asked.get(one.guid()).times() == MissedPolicy.MOST_TIMES)
                .toList();
        return new Requested(missed.settledAt(), givenUp);
    }

    /**
     * Once what they told was read instead. Says so once; the row stays as long as the list tells of the delivery, so
     * that it is remembered.
     */
    void giveUp(Hook hook, Requested requested) {
        for (var one : requested.givenUp()) {
            positions.asked(hook, one.guid(), new Asked(MissedPolicy.MOST_TIMES + 1, Instant.EPOCH));
            LOG.warnf(
                    "Delivery %s (%s) was refused %d times; it is not asked for again",
                    one.guid(), one.event(), MissedPolicy.MOST_TIMES);
        }
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
