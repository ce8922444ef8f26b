package dev.pipe.sandbox.github.world;

import java.time.Instant;

/** A user, an organisation, or the bot behind the App. */
public record Account(long id, String login, Type type, boolean siteAdmin, Instant createdAt) {
    /** As GitHub writes it in {@code type}. */
    public enum Type {
        User,
        Organization,
        Bot
    }

    public String email() {
        return id + "+" + login + "@users.noreply.github.com";
    }

    public String nodeId() {
        return World.nodeId(type.name().substring(0, 1), id);
    }
}
