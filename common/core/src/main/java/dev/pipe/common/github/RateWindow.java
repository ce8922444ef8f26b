package dev.pipe.common.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One hour's requests of one payer, as GitHub counts them down. When few are left, what is ours of them is spread over
 * the time until the reset, in small handfuls, so that a caller who needs several gets through.
 */
final class RateWindow {

    /** So many may come at once while they are spread. */
    private static final double HANDFUL = 10;

    private final int limit;
    private final Instant resetAt;
    private int remaining;
    private double inHand = HANDFUL;
    private Instant filledAt;

    RateWindow(int limit, int remaining, Instant resetAt) {
        this.limit = limit;
        this.remaining = remaining;
        this.resetAt = resetAt;
    }

    /** Answers overtake each other, so that within a window only less counts. */
    RateWindow told(int newLimit, int newRemaining, Instant newResetAt) {
        var same = Duration.between(resetAt, newResetAt).abs().compareTo(Duration.ofSeconds(5)) < 0;
        if (!same || newLimit != limit) {
            return new RateWindow(newLimit, newRemaining, newResetAt);
        }
        remaining = Math.min(remaining, newRemaining);
        return this;
    }

    int remaining(Instant now) {
        return now.isBefore(resetAt) ? remaining : limit;
    }

    /** When it is used up: until when. */
    Optional<Instant> usedUpUntil(Instant now) {
        return remaining(now) > 0 ? Optional.empty() : Optional.of(resetAt);
    }

    /** Takes one of what is spread; when there is none, says when there will be several. */
    Optional<Instant> spread(double below, double share, Instant now) {
        if (remaining(now) >= limit * below) {
            return Optional.empty();
        }
        var seconds = Math.max(1, Duration.between(now, resetAt).toMillis() / 1000.0);
        var perSecond = Math.max(remaining * share, 0.5) / seconds;
        if (filledAt != null) {
            inHand += perSecond * Duration.between(filledAt, now).toMillis() / 1000.0;
        }
        inHand = Math.min(inHand, HANDFUL);
        filledAt = now;
        if (inHand >= 1) {
            inHand--;
            return Optional.empty();
        }
        var millis = (long) ((HANDFUL / 2 - inHand) / perSecond * 1000);
        var later = now.plusMillis(millis);
        return Optional.of(later.isBefore(resetAt) ? later : resetAt);
    }
}
