package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubWrite;

/**
 * What became of a write whose {@link GitHubWrite#reportsBack()} is true. Delivered inside the bot that asked for it,
 * in the key's order, in a transaction of its own like an event; it never travels on the bus.
 *
 * @param refusal why it is not done, in words for people; empty when it is
 * @param recalled GitHub was not asked: the bot itself took it back ({@link WriteRecall})
 */
public record WriteSettled(GitHubWrite write, String refusal, boolean recalled) {

    public WriteSettled(GitHubWrite write, String refusal) {
        this(write, refusal, false);
    }

    public boolean done() {
        return refusal.isEmpty();
    }

    /** A bot's reaction to a settled write; a bean of this type is found by the workers. */
    public interface Handler {
        void handle(WriteSettled settled);
    }
}
