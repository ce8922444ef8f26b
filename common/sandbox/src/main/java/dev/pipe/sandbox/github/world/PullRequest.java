package dev.pipe.sandbox.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

public final class PullRequest extends Issue {
    /** The fork it comes from, or the repository itself. */
    public final Repository headRepository;

    public final String headRef;
    public final Set<Account> requestedReviewers = new LinkedHashSet<>();
    public final List<Review> reviews = new ArrayList<>();
    public final List<ReviewComment> reviewComments = new ArrayList<>();
    /** Follows its branch while open, and stays at what it was when closed. */
    public String headSha;

    public String baseRef;
    /** Where the base branch was when the pull request was opened, retargeted or closed; live while open. */
    public String baseSha;

    public boolean draft;
    public boolean merged;
    public Account mergedBy;
    public Instant mergedAt;
    public String mergeCommitSha;
    public boolean maintainerCanModify;
    public boolean enqueued;

    public PullRequest(Issue numbered, Repository headRepository, String headRef) {
        super(numbered.id, numbered.repository, numbered.number, numbered.author, numbered.createdAt);
        this.headRepository = headRepository;
        this.headRef = headRef;
    }

    @Override
    public boolean isPull() {
        return true;
    }

    public boolean fromFork() {
        return headRepository != repository;
    }
}
