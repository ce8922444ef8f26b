package dev.pipe.sandbox.github.world;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where deliveries go: the App's own hook, or one of a repository. */
public final class Hook {
    public final long id;
    /** Null for the App's hook. */
    public final Repository repository;

    public final Instant createdAt;
    public final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    public volatile URI url;
    public volatile String secret;
    public volatile List<String> events = List.of("*");
    public volatile boolean active = true;
    public volatile Instant updatedAt;

    public Hook(long id, Repository repository, Instant createdAt) {
        this.id = id;
        this.repository = repository;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public boolean wants(String event) {
        return active && url != null && (events.contains("*") || events.contains(event) || event.equals("ping"));
    }
}
