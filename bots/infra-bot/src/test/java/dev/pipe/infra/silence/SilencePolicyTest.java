package dev.pipe.infra.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.InfraEvent.Severity;
import dev.pipe.infra.incident.Effect;
import dev.pipe.infra.incident.Effect.ClearHold;
import dev.pipe.infra.incident.Effect.OpenIncident;
import dev.pipe.infra.incident.Effect.RaiseHold;
import dev.pipe.infra.incident.Effect.ResolveIncident;
import dev.pipe.infra.incident.Standing;
import dev.pipe.infra.silence.SilencePolicy.Facts;
import dev.pipe.infra.silence.SilencePolicy.Listening;
import dev.pipe.infra.silence.SilencePolicy.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilencePolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Standing NOTHING = new Standing(Set.of(), Set.of());
    private static final Standing REVIEW_BOT_HOLDS = new Standing(Set.of("bot/review-bot"), Set.of("bot/review-bot"));

    private final SilencePolicy policy = new SilencePolicy(new Rules(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Set.of("review-bot", "memory-bot", "infra-bot"),
            Set.of("review-bot")));

    private final Map<String, Instant> heard =
            new HashMap<>(Map.of("review-bot", ago(3), "memory-bot", ago(4), "infra-bot", ago(1)));
    private Listening listening = new Listening(ago(3600), ago(1));
    private Instant unheardCountFrom = ago(3000);

    @Test
    void everybodyIsHeard() {
        assertThat(judge(NOTHING)).isEmpty();
    }

    @Test
    void aBotThatHoldsMergesFallsSilent() {
        heard.put("review-bot", ago(20));
        assertThat(judge(NOTHING))
                .containsExactly(
                        new OpenIncident("bot/review-bot", Severity.CRITICAL, "review-bot has fallen silent", ago(20)),
                        new RaiseHold(
                                "bot/review-bot",
                                "*",
                                "review-bot has fallen silent; nothing is merged until it is heard again",
                                ago(20)));
    }

    @Test
    void justBeforeTheLimitNothingHappens() {
        heard.put("review-bot", ago(20).plusMillis(1));
        assertThat(judge(NOTHING)).isEmpty();
    }

    @Test
    void theSilenceOfAnotherBotIsANotice() {
        heard.put("memory-bot", ago(30));
        assertThat(judge(NOTHING))
                .containsExactly(
                        new OpenIncident("bot/memory-bot", Severity.NOTICE, "memory-bot has fallen silent", ago(30)));
    }

    @Test
    void whatStandsIsNotSaidAgain() {
        heard.put("review-bot", ago(500));
        assertThat(judge(REVIEW_BOT_HOLDS)).isEmpty();
    }

    @Test
    void aVoiceClearsTheHoldAndThenResolvesTheIncident() {
        assertThat(judge(REVIEW_BOT_HOLDS))
                .containsExactly(
                        new ClearHold("bot/review-bot", "review-bot: it was heard again"),
                        new ResolveIncident("bot/review-bot", "review-bot: it was heard again"));
    }

    @Test
    void aBotThatNeverSpokeIsNoticedAfterOurStartAndAGrace() {
        heard.remove("review-bot");
        unheardCountFrom = NOW;
        assertThat(judge(NOTHING))
                .hasSize(2)
                .first()
                .isEqualTo(
                        new OpenIncident("bot/review-bot", Severity.CRITICAL, "review-bot was never heard", ago(3600)));
        unheardCountFrom = NOW.plusMillis(1);
        assertThat(judge(NOTHING)).isEmpty();
    }

    @Test
    void whileOurOwnPulseDoesNotComeBackNobodyIsJudged() {
        listening = new Listening(ago(3600), ago(11));
        heard.replaceAll((bot, at) -> ago(40));
        assertThat(judge(NOTHING)).isEmpty();
        assertThat(judge(REVIEW_BOT_HOLDS)).isEmpty();
    }

    @Test
    void afterABrokerOutageEverybodyHasTheWholeTimeAgain() {
        heard.put("review-bot", ago(300));
        listening = new Listening(ago(19), ago(1));
        assertThat(judge(NOTHING)).isEmpty();
        listening = new Listening(ago(20), ago(1));
        assertThat(judge(NOTHING)).hasSize(2);
    }

    @Test
    void anOutageDoesNotEndAHold() {
        heard.put("review-bot", ago(300));
        listening = new Listening(ago(5), ago(1));
        assertThat(judge(REVIEW_BOT_HOLDS)).isEmpty();
        unheardCountFrom = NOW.plusSeconds(50); // nor does a restart of ours
        assertThat(judge(REVIEW_BOT_HOLDS)).isEmpty();
    }

    @Test
    void aBotThatIsNotExpectedAnyMoreHoldsNothing() {
        var retired = new Standing(Set.of("bot/old-bot"), Set.of("bot/old-bot"));
        assertThat(judge(retired))
                .containsExactly(
                        new ClearHold("bot/old-bot", "old-bot: it is not watched any more"),
                        new ResolveIncident("bot/old-bot", "old-bot: it is not watched any more"));
    }

    @Test
    void incidentsOfOtherResourcesAreLeftAlone() {
        assertThat(judge(new Standing(Set.of("volume/data"), Set.of("volume/data"))))
                .isEmpty();
    }

    @Test
    void aHoldOfABotThatHoldsNoMoreIsClearedThoughItIsSilent() {
        heard.put("memory-bot", ago(100));
        assertThat(judge(new Standing(Set.of("bot/memory-bot"), Set.of("bot/memory-bot"))))
                .containsExactly(new ClearHold("bot/memory-bot", "the silence of memory-bot holds nothing any more"));
    }

    private List<Effect> judge(Standing standing) {
        return policy.judge(new Facts(heard, listening, unheardCountFrom, standing), NOW);
    }

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }
}
