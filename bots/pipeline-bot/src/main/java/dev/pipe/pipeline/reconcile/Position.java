package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a hook's deliveries are dealt with.
 *
 * @param seenId the newest attempt that was looked at; 0 when there never was one
 * @param seenAt when that one was delivered
 * @param settledAt everything that was delivered before this was taken, or can never be; null before the first look
 * @param lookedAt when the list was read last; null before the first look
 */
record Position(long seenId, Instant seenAt, Instant settledAt, Instant lookedAt) {

    static final Position NONE = new Position(0, null, null, null);

    /** Deliveries overtake each other a little. */
    private static final Duration DISORDER = Duration.ofMinutes(2);

    boolean first() {
        return lookedAt == null;
    }

    /** Whether the list is to be read back beyond this attempt. */
    boolean isBefore(Attempt attempt) {
        return settledAt == null || attempt.deliveredAt().isAfter(settledAt.minus(DISORDER));
    }

    Position after(List<Attempt> newestFirst, Instant settled, Instant now) {
        if (newestFirst.isEmpty()) {
            return new Position(seenId, seenAt, settled == null ? settledAt : settled, now);
        }
        var newest = newestFirst.getFirst();
        return new Position(newest.id(), newest.deliveredAt(), settled, now);
    }
}
