package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether GitHub's list tells everything since we looked last, or deliveries may have dropped out of it. */
final class ReachPolicy {

    private ReachPolicy() {}

    /**
     * Why the list is not enough; empty when it is.
     *
     * @param toItsEnd whether the list was read to where GitHub's memory ends
     */
    static Optional<String> whyNot(
            Position before, List<Attempt> newestFirst, boolean toItsEnd, Duration logKept, Instant now) {
        if (before.first()) {
            return Optional.empty(); // nothing was promised before the first look
        }
        var silence = Duration.between(before.lookedAt(), now);
        if (silence.compareTo(logKept) > 0) {
            return Optional.of("nobody looked for " + silence.toHours() + " h, longer than GitHub keeps deliveries");
        }
        if (!toItsEnd || before.seenId() == 0) {
            return Optional.empty();
        }
        var forgotten = before.seenAt().isBefore(now.minus(logKept)); // its absence would say nothing
        var reaches = newestFirst.stream().anyMatch(attempt -> attempt.id() <= before.seenId());
        return forgotten || reaches
                ? Optional.empty()
                : Optional.of(
                        "GitHub's list does not reach back to the last delivery we know of, of " + before.seenAt());
    }
}
