package dev.pipe.common.bus;

import dev.pipe.common.event.DeadLettered;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.health.BotConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Says on the bus what failed for good: which bot, what, where, why, how often. */
@ApplicationScoped
class DeadLetters {

    private final Outbox outbox;
    private final BotConfig bot;
    private final Clock clock;

    DeadLetters(Outbox outbox, BotConfig bot, Clock clock) {
        this.outbox = outbox;
        this.bot = bot;
        this.clock = clock;
    }

    void publish(Inbox.Row row, String reason, int attempts) {
        publish(new DeadLettered(
                bot.name(),
                row.type(),
                row.key(),
                pullRequest(row.key()),
                row.id(),
                row.topic(),
                row.partition(),
                row.offset(),
                row.seq(),
                reason,
                attempts,
                clock.instant()));
    }

    void publishWrite(long rowId, String kind, String key, String reason, int attempts) {
        publish(new DeadLettered(
                bot.name(),
                kind,
                key,
                pullRequest(key),
                "write-" + rowId,
                "github_write",
                0,
                0,
                rowId,
                reason,
                attempts,
                clock.instant()));
    }

    private void publish(DeadLettered event) {
        // A dead letter about a dead letter would circle for ever.
        if (!event.what().equals("dev.pipe.bot.dead-lettered.v1")) {
            outbox.publish(event);
        }
    }

    private static PullRequestRef pullRequest(String key) {
        try {
            return PullRequestRef.parse(key);
        } catch (IllegalArgumentException e) {
            return null; // keyed by a repository, a resource, a request: nobody's pull request
        }
    }
}
