package dev.pipe.common.bus;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with jitter: between half and the whole of {@code min * 2^(failures-1)}, capped. */
public record Backoff(Duration min, Duration max, RandomGenerator random) {

    public static Backoff of(BusConfig config) {
        return new Backoff(config.backoffMin(), config.backoffMax(), RandomGenerator.getDefault());
    }

    public Duration after(int failures) {
        var exponent = Math.clamp(failures - 1L, 0, 30);
        var whole = Math.min(max.toMillis(), min.toMillis() << exponent);
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
