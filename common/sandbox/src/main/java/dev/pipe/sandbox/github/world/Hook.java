package dev.pipe.sandbox.github.world;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where deliveries go: the App's own hook, one of an organisation, or one of a repository. */
public final class Hook {
    public final long id;
    /** Null for the App's hook and an organisation's. */
    public final Repository repository;

    /** Null for the App's hook and a repository's. */
    public final Account organization;

    public final Instant createdAt;
    public final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    public volatile URI url;
    public volatile String secret;
    public volatile List<String> events = List.of("*");
    public volatile boolean active = true;
    public volatile Instant updatedAt;

    /** The App's. */
    public Hook(long id, Instant createdAt) {
        this(id, null, null, createdAt);
    }

    public Hook(long id, Repository repository, Instant createdAt) {
        this(id, repository, null, createdAt);
    }

    /** An organisation's hook hears of all its repositories. */
    public Hook(long id, Account organization, Instant createdAt) {
        this(id, null, organization, createdAt);
    }

    private Hook(long id, Repository repository, Account organization, Instant createdAt) {
        this.id = id;
        this.repository = repository;
        this.organization = organization;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public boolean ofApp() {
        return repository == null && organization == null;
    }

    public boolean wants(String event) {
        return active && url != null && (events.contains("*") || events.contains(event) || event.equals("ping"));
    }
}
