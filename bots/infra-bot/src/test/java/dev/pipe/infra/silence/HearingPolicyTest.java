package dev.pipe.infra.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HearingPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final HearingPolicy policy = new HearingPolicy(Duration.ofSeconds(60));

    @Test
    void anAdvancedPulseIsHeardNowWhateverItsClockSays() {
        assertThat(heard(NOW.minusSeconds(7205), NOW.minusSeconds(7200))).contains(NOW);
        assertThat(heard(NOW.plusSeconds(7200), NOW.plusSeconds(7205))).contains(NOW);
    }

    @Test
    void aRepeatedOrOvertakenPulseTellsNothing() {
        assertThat(heard(NOW, NOW)).isEmpty();
        assertThat(heard(NOW, NOW.minusSeconds(5))).isEmpty();
    }

    @Test
    void anUnknownProcessFirstPulseCountsAsOldAsItSaysBeyondTolerance() {
        assertThat(policy.heardAt(Optional.empty(), beat(NOW.minusSeconds(61)), NOW))
                .contains(NOW.minusSeconds(61));
        assertThat(policy.heardAt(Optional.empty(), beat(NOW.minusSeconds(59)), NOW))
                .contains(NOW);
        assertThat(policy.heardAt(Optional.empty(), beat(NOW.plusSeconds(600)), NOW))
                .contains(NOW);
    }

    private Optional<Instant> heard(Instant known, Instant said) {
        return policy.heardAt(Optional.of(known), beat(said), NOW);
    }

    private static Heartbeat beat(Instant at) {
        return new Heartbeat("review-bot", "a", "1", true, 10, 0, 0, at);
    }
}
