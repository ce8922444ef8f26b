package dev.pipe.common.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who this bot is. */
@ConfigMapping(prefix = "pipe.bot")
public interface BotConfig {

    /** Name of the bot, {@code review-bot} for instance; the consumer group and the label {@code bot_name}. */
    String name();

    /** Version that heartbeats report. */
    @WithDefault("${quarkus.application.version:dev}")
    String version();

    /** Distinguishes replicas of the same bot. */
    @WithDefault("${hostname:local}-${quarkus.uuid}")
    String instance();

    /** How often the bot says that it lives. */
    @WithDefault("5s")
    Duration heartbeatEvery();
}
