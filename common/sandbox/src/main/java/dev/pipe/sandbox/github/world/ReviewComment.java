package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

public final class ReviewComment {
    public final long id;
    public final Review review;
    public final Account author;
    public final Place place;
    public final ReviewComment inReplyTo;
    public final Instant createdAt;
    public final List<Reaction> reactions = new ArrayList<>();
    public String body;
    public Instant updatedAt;
    /** Meaningful on the first comment of a thread. */
    public boolean resolved;

    public String minimizedReason;

    /** Where in the diff of {@code commitId} it stands; a null line is a comment on the whole file. */
    public record Place(
            String path,
            String commitId,
            Integer line,
            String side,
            Integer startLine,
            String startSide,
            Integer position,
            String diffHunk) {}

    public ReviewComment(long id, Review review, Place place, ReviewComment inReplyTo, Instant createdAt) {
        this.id = id;
        this.review = review;
        this.author = review.author;
        this.place = place;
        this.inReplyTo = inReplyTo;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** The thread's id is made of its first comment. */
    public String threadId() {
        return World.nodeId("PRRT", inReplyTo == null ? id : inReplyTo.id);
    }

    public String nodeId() {
        return World.nodeId("PRRC", id);
    }
}
