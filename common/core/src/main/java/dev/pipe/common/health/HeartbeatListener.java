package dev.pipe.common.health;

import dev.pipe.common.event.Heartbeat;
import java.time.Instant;

/**
 * Hears every bot's pulse. Beans of this type are called when {@code pipe.heartbeats.listen} is on. A pulse may come
 * twice or late; only the newest matters. Called outside any transaction, one pulse at a time.
 */
public interface HeartbeatListener {

    /** @param receivedAt by this bot's clock */
    void heard(Heartbeat beat, Instant receivedAt);
}
