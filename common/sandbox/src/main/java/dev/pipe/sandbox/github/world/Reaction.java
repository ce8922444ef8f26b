package dev.pipe.sandbox.github.world;

import java.time.Instant;

public record Reaction(long id, Account user, String content, Instant createdAt) {}
