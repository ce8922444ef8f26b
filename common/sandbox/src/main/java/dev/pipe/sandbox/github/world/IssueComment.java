package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

public final class IssueComment {
    public final long id;
    public final Issue issue;
    public final Account author;
    public final boolean viaApp;
    public final Instant createdAt;
    public final List<Reaction> reactions = new ArrayList<>();
    public String body;
    public Instant updatedAt;
    /** GraphQL's minimizeComment gives the reason; null while shown. */
    public String minimizedReason;

    public IssueComment(long id, Issue issue, Actor by, String body, Instant createdAt) {
        this.id = id;
        this.issue = issue;
        this.author = by.account();
        this.viaApp = by.isApp();
        this.body = body;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public String nodeId() {
        return World.nodeId("IC", id);
    }
}
