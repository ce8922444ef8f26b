package dev.pipe.common.event;

import java.time.Instant;

/**
 * What a bot gave up on. Topic {@code pipe.dead-letter}, key as the source.
 *
 * @param pullRequest whom to tell; null when the event names none
 * @param what the event's or the write's type
 * @param rowId the inbox or outbox row to requeue
 */
public record DeadLettered(
        String bot,
        String what,
        String sourceKey,
        PullRequestRef pullRequest,
        String eventId,
        String topic,
        int partition,
        long offset,
        long rowId,
        String reason,
        int attempts,
        Instant at)
        implements Event {

    @Override
    public String key() {
        return sourceKey;
    }
}
