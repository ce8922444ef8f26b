package dev.pipe.infra.silence;

import dev.pipe.common.event.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a pulse counts as heard. The topic is compacted and read again after a restart, so a pulse may be history. Clocks
 * of bots are not trusted: a process' pulses are compared with each other; only an unknown process' first one is held
 * against our clock, with tolerance.
 */
record HearingPolicy(Duration clockTolerance) {

    /**
     * @param knownSaidAt what this process said last, by its own clock
     * @return by our clock; empty for a pulse that tells nothing new
     */
    Optional<Instant> heardAt(Optional<Instant> knownSaidAt, Heartbeat beat, Instant receivedAt) {
        if (knownSaidAt.isPresent()) {
            return beat.at().isAfter(knownSaidAt.get()) ? Optional.of(receivedAt) : Optional.empty();
        }
        var history = beat.at().isBefore(receivedAt.minus(clockTolerance));
        return Optional.of(history ? beat.at() : receivedAt);
    }
}
