package dev.pipe.sandbox.github.world;

import java.time.Instant;

public record CommitStatus(
        long id,
        String sha,
        String state,
        String context,
        String description,
        String targetUrl,
        Account creator,
        Instant createdAt) {}
