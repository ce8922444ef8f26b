package dev.pipe.infra.silence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** When a bot counts as silent and what that leads to. */
@ConfigMapping(prefix = "pipe.infra.silence")
public interface SilenceConfig {

    /** A bot not heard for this long is silent. Several heartbeat intervals, or one lost pulse is an incident. */
    @WithDefault("20s")
    Duration after();

    /** How often it is judged; a silence is noticed at most this much late. */
    @WithDefault("2s")
    Duration judgeEvery();

    /**
     * When our own pulse has not come back for this long, we hear nobody (broker away, this bot paused) and judge nobody
     * until it comes back. Well below {@code after}, or a broker outage looks like five silent bots.
     */
    @WithDefault("10s")
    Duration listeningGap();

    /** After our own start, a bot that was not heard yet is given this long to come up. */
    @WithDefault("60s")
    Duration startUpGrace();

    /** An unknown process whose first pulse is older than this by our clock is taken for history, not for life. */
    @WithDefault("60s")
    Duration clockTolerance();

    /** The bots that have to be heard; one that never spoke is noticed too. */
    @WithDefault("pipeline-bot,review-bot,governance-bot,memory-bot,infra-bot")
    Set<String> expected();

    /** The bots whose silence holds merges everywhere; the silence of others is a notice. */
    @WithDefault("review-bot,governance-bot")
    Set<String> holding();

    /** Pulses of processes that are gone, closed incidents and cleared holds are forgotten after this. */
    @WithDefault("30d")
    Duration keep();
}
