package dev.pipe.common.event;

import java.time.Instant;

/**
 * A bot's pulse. Topic {@code pipe.heartbeats}, compacted, key: the bot. It goes around inbox and outbox: only the
 * newest matters, and a bot whose database is away should still be heard.
 *
 * @param lag records of its topics that the bot has not stored yet
 * @param errors since the process began
 */
public record Heartbeat(
        String bot,
        String instance,
        String version,
        boolean ready,
        long uptimeSeconds,
        long lag,
        long errors,
        Instant at)
        implements Event {

    @Override
    public String key() {
        return bot;
    }
}
