package dev.pipe.common.bus;

import dev.pipe.common.event.Event;
import java.time.Instant;

/**
 * An event as it arrived.
 *
 * @param id CloudEvents id; together with {@code source} it recognises a repetition
 * @param publishedAt when its writer published it, by the writer's clock
 */
public record Received<E extends Event>(E event, String id, String source, Instant publishedAt) {}
