package dev.pipe.common.bus;

import dev.pipe.common.github.GitHubWrite;

/**
 * What became of a write whose {@link GitHubWrite#reportsBack()} is true. Delivered inside the bot that asked for it,
 * in the key's order, in a transaction of its own like an event; it never travels on the bus.
 *
 * @param refusal why GitHub will not do it, in words for people; empty when it is done
 */
public record WriteSettled(GitHubWrite write, String refusal) {

    public boolean done() {
        return refusal.isEmpty();
    }

    /** A bot's reaction to a settled write; a bean of this type is found by the workers. */
    public interface Handler {
        void handle(WriteSettled settled);
    }
}
