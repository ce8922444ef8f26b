package dev.pipe.pipeline.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.RepoRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RepoRef SHOP = RepoRef.parse("acme/shop");
    private final HoldPolicy policy = new HoldPolicy(Duration.ofSeconds(30), Duration.ofMinutes(10));

    private static Hold hold(String scope) {
        return new Hold("h", "bot/review-bot", scope, "silent", NOON);
    }

    @ParameterizedTest(name = "{0} holds acme/shop: {1}")
    @CsvSource({"*, true", "acme/*, true", "Acme/Shop, true", "acme/other, false", "other/*, false"})
    void aHoldHasAScope(String scope, boolean concerns) {
        assertThat(policy.decide(SHOP, List.of(hold(scope)), NOON, NOON).inForce())
                .hasSize(concerns ? 1 : 0);
    }

    @ParameterizedTest(name = "silent for {0} s: in force {1}, lapsed {2}, said {3}")
    @CsvSource({"0, 1, 0, false", "30, 1, 0, false", "31, 1, 0, true", "600, 1, 0, true", "601, 0, 1, true"})
    void holdsLapseWhenTheWatchmanIsGone(long silent, int inForce, int lapsed, boolean said) {
        var holds = policy.decide(SHOP, List.of(hold("*")), NOON, NOON.plusSeconds(silent));

        assertThat(holds.inForce()).hasSize(inForce);
        assertThat(holds.lapsed()).hasSize(lapsed);
        assertThat(holds.watchmanSilent()).isEqualTo(said);
    }

    @Test
    void nothingIsHeldWithoutHolds() {
        assertThat(policy.decide(SHOP, List.of(), NOON, NOON)).isEqualTo(Holds.NONE);
    }
}
