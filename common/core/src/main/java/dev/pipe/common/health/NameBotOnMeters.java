package dev.pipe.common.health;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts {@code bot_name} on every meter of the process. */
@ApplicationScoped
class NameBotOnMeters {

    @Produces
    @Singleton
    MeterFilter botName(BotConfig bot) {
        return MeterFilter.commonTags(List.of(Tag.of("bot_name", bot.name())));
    }
}
