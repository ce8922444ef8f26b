package dev.pipe.infra.silence;

import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.health.BotConfig;
import dev.pipe.common.health.HeartbeatListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Notes every bot's pulse; our own, come back through the topic, proves that we hear. */
@ApplicationScoped
class HearHeartbeats implements HeartbeatListener {

    private final PulseTable pulses;
    private final HearingPolicy policy;
    private final SilenceConfig config;
    private final String ownName;

    HearHeartbeats(PulseTable pulses, SilenceConfig config, BotConfig bot) {
        this.pulses = pulses;
        this.policy = new HearingPolicy(config.clockTolerance());
        this.config = config;
        this.ownName = bot.name();
    }

    @Override
    @Transactional
    public void heard(Heartbeat beat, Instant receivedAt) {
        var heardAt = policy.heardAt(pulses.saidAt(beat.bot(), beat.instance()), beat, receivedAt);
        if (heardAt.isEmpty()) {
            return;
        }
        pulses.heard(beat, heardAt.get());
        if (beat.bot().equals(ownName)) {
            pulses.listened(heardAt.get(), config.listeningGap());
        }
    }
}
