package dev.pipe.infra.silence;

import dev.pipe.infra.incident.ApplyEffects;
import dev.pipe.infra.silence.SilencePolicy.Facts;
import dev.pipe.infra.silence.SilencePolicy.Rules;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Judges the silence of the bots every few seconds; of several replicas one at a time does. */
@ApplicationScoped
class WatchSilence {

    private final PulseTable pulses;
    private final ApplyEffects effects;
    private final SilenceConfig config;
    private final SilencePolicy policy;
    private final Clock clock;
    private final Instant startedAt;

    WatchSilence(PulseTable pulses, ApplyEffects effects, SilenceConfig config, Clock clock) {
        this.pulses = pulses;
        this.effects = effects;
        this.config = config;
        this.policy = new SilencePolicy(
                new Rules(config.after(), config.listeningGap(), config.expected(), config.holding()));
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Scheduled(every = "${pipe.infra.silence.judge-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void judge() {
        pulses.listeningForUs().ifPresent(listening -> {
            var now = clock.instant();
            var facts = new Facts(
                    pulses.heardByBot(), listening, startedAt.plus(config.startUpGrace()), effects.standing());
            policy.judge(facts, now).forEach(effect -> effects.apply(effect, now));
        });
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forget() {
        var limit = clock.instant().minus(config.keep());
        pulses.forgetHeardBefore(limit);
        effects.forgetClosedBefore(limit);
    }
}
