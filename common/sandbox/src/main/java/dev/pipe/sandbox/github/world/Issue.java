package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An issue; a pull request is one with two refs. Fields are open: everything here lives behind {@link World#lock}. */
public class Issue {
    public final long id;
    public final Repository repository;
    public final int number;
    public final Account author;
    public final Instant createdAt;
    public final Set<Label> labels = new LinkedHashSet<>();
    public final Set<Account> assignees = new LinkedHashSet<>();
    public final List<IssueComment> comments = new ArrayList<>();
    public final List<Reaction> reactions = new ArrayList<>();
    public String title;
    public String body;
    public boolean open = true;
    public boolean locked;
    public Instant updatedAt;
    public Instant closedAt;
    public Account closedBy;

    public Issue(long id, Repository repository, int number, Account author, Instant createdAt) {
        this.id = id;
        this.repository = repository;
        this.number = number;
        this.author = author;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    public boolean isPull() {
        return false;
    }

    public String nodeId() {
        return World.nodeId(isPull() ? "PR" : "I", id);
    }
}
