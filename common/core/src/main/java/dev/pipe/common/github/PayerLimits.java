package dev.pipe.common.github;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What GitHub lets one payer do: an hour's requests of each resource, and no request at all while it is cross. */
final class PayerLimits {

    private static final int MOST_DOUBLINGS = 4;

    private final String payer;
    private final GitHubConfig config;
    private final Map<String, RateWindow> windows = new HashMap<>();
    private Instant crossUntil = Instant.MIN;
    private int strikes;

    PayerLimits(String payer, GitHubConfig config) {
        this.payer = payer;
        this.config = config;
    }

    /**
     * @param spreads false for what must not wait when requests become few: writes, and reads that cost nothing when
     *     they are answered with 304
     */
    synchronized void admit(String resource, boolean spreads, Instant now) throws GitHubLimited {
        if (now.isBefore(crossUntil)) {
            throw new GitHubLimited("GitHub asked " + payer + " to slow down", crossUntil, now);
        }
        var window = windows.get(resource);
        if (window == null) {
            return;
        }
        var usedUp = window.usedUpUntil(now);
        if (usedUp.isPresent()) {
            throw new GitHubLimited("GitHub's hourly limit for " + payer + " is used up", usedUp.get(), now);
        }
        var later = spreads ? window.spread(config.spreadBelow(), config.share(), now) : Optional.<Instant>empty();
        if (later.isPresent()) {
            throw new GitHubLimited(
                    "GitHub's hourly limit for " + payer + " is nearly used up and the rest is spread",
                    later.get(),
                    now);
        }
    }

    /** Learns from an answer; when it is one of a limit, says when to come back. */
    synchronized Optional<Instant> heed(String resource, Answer answer, Instant now) {
        var told = RateTold.by(answer, now);
        if (told.limit().isPresent()
                && told.remaining().isPresent()
                && told.resetAt().isPresent()) {
            windows.merge(
                    resource,
                    new RateWindow(
                            told.limit().getAsInt(),
                            told.remaining().getAsInt(),
                            told.resetAt().get()),
                    (old, fresh) -> old.told(
                            told.limit().getAsInt(),
                            told.remaining().getAsInt(),
                            told.resetAt().get()));
        }
        if (answer.status() < 300) {
            strikes = now.isBefore(crossUntil) ? strikes : 0;
            return Optional.empty();
        }
        return answer.limited() ? Optional.of(limited(told, now)) : told.retryAfter();
    }

    private Instant limited(RateTold told, Instant now) {
        if (told.retryAfter().isEmpty() && told.usedUp() && told.resetAt().isPresent()) {
            return told.resetAt().get();
        }
        var until = told.retryAfter().orElseGet(() -> now.plus(pause()));
        crossUntil = until.isAfter(crossUntil) ? until : crossUntil;
        return crossUntil;
    }

    /** GitHub says: at least a minute, and longer each time. */
    private Duration pause() {
        strikes++;
        return config.limitPause().multipliedBy(1L << Math.min(strikes - 1, MOST_DOUBLINGS));
    }

    /** Until everything may be asked again. */
    synchronized Duration waits(Instant now) {
        var until = crossUntil;
        for (var window : windows.values()) {
            var usedUp = window.usedUpUntil(now).orElse(Instant.MIN);
            until = usedUp.isAfter(until) ? usedUp : until;
        }
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    synchronized Optional<Integer> remaining(String resource, Instant now) {
        return Optional.ofNullable(windows.get(resource)).map(window -> window.remaining(now));
    }
}
