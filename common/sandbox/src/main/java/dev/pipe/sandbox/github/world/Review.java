package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

public final class Review {
    public final long id;
    public final PullRequest pull;
    public final Account author;
    public final String commitId;
    /** GitHub keeps them and tells nothing of them through REST. */
    public final List<Reaction> reactions = new ArrayList<>();

    public State state;
    public String body;
    public Instant submittedAt;

    /** As GitHub writes it in {@code state}. */
    public enum State {
        PENDING,
        COMMENTED,
        APPROVED,
        CHANGES_REQUESTED,
        DISMISSED
    }

    public Review(long id, PullRequest pull, Account author, String commitId) {
        this.id = id;
        this.pull = pull;
        this.author = author;
        this.commitId = commitId;
    }

    public String nodeId() {
        return World.nodeId("PRR", id);
    }
}
