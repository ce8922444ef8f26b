package dev.pipe.infra.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.InfraEvent.Severity;
import dev.pipe.infra.incident.Hold;
import dev.pipe.infra.incident.Incident;
import dev.pipe.infra.overview.BotState.State;
import dev.pipe.infra.silence.Pulse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTextTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void allIsWell() {
        var pulse = new Pulse("review-bot", "0.1.0", true, 100, 2, 0, NOW.minusSeconds(4));
        assertThat(OverviewText.of(List.of(BotState.heard(pulse, State.READY)), List.of(), List.of(), NOW))
                .isEqualTo("""
                        | bot | state | version | last pulse | lag | errors |
                        |---|---|---|---|--:|--:|
                        | review-bot | ready | 0.1.0 | 4 s ago | 2 | 0 |

                        Nothing holds merges, and no incident is open.""");
    }

    @Test
    void aSilentBotIsNamedWithItsIncidentAndItsHold() {
        var since = NOW.minusSeconds(180);
        var incident = new Incident(
                "1", "bot/review-bot", Severity.CRITICAL, "review-bot has fallen silent", since, since, null, null);
        var hold = new Hold("2", "bot/review-bot", "*", "review-bot has fallen silent", since, since);
        assertThat(OverviewText.of(
                        List.of(BotState.unheard("review-bot", State.SILENT)), List.of(incident), List.of(hold), NOW))
                .isEqualTo("""
                        | bot | state | version | last pulse | lag | errors |
                        |---|---|---|---|--:|--:|
                        | review-bot | **silent** | | | | |

                        - **Hold** on every repository for 3 min: review-bot has fallen silent.
                        - **Incident** (critical), since 3 min: review-bot has fallen silent.""");
    }
}
