package dev.pipe.common.bus;

import dev.pipe.common.event.Event;
import java.time.Instant;

/**
 * An event as it arrived.
 *
 * @param id CloudEvents id; together with {@code source} it recognises a repetition
 * @param publishedAt when its writer published it, by the writer's clock
 * @param lastAttempt true when a failure now is for good, so that a handler can say so in an event of its own
 */
public record Received<E extends Event>(E event, String id, String source, Instant publishedAt, boolean lastAttempt) {

    public Received(E event, String id, String source, Instant publishedAt) {
        this(event, id, source, publishedAt, false);
    }
}
