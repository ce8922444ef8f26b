package dev.pipe.sandbox.github.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.git.Diffs;
import dev.pipe.sandbox.github.git.GitStore;
import dev.pipe.sandbox.github.git.Merges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public final class Repository {
    public final long id;
    public final Account owner;
    public final String name;
    public final GitStore git;
    public final Diffs diffs;
    public final Merges merges;
    /** What it was forked from, or null. */
    public final Repository parent;

    public final Instant createdAt;
    public final Map<String, Permission> collaborators = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<Integer, Issue> issues = new TreeMap<>();
    public final Map<String, Label> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, ObjectNode> protections = new TreeMap<>();
    public final List<CheckSuite> suites = new ArrayList<>();
    public final List<CommitStatus> statuses = new ArrayList<>();
    /** What code scanning shows, the newest upload of each ref and tool. */
    public final List<ScanAlert> alerts = new ArrayList<>();

    public final List<WorkflowRun> workflowRuns = new ArrayList<>();
    /** Branches that GitHub's merge queue guards. */
    public final Set<String> queuedBranches = new TreeSet<>();

    public final List<MergeGroup> mergeGroups = new ArrayList<>();
    public final Map<Long, Hook> hooks = new LinkedHashMap<>();
    public String description;
    public boolean isPrivate;
    public String defaultBranch = "main";
    public Instant pushedAt;
    public Instant updatedAt;
    public boolean allowMerge = true;
    public boolean allowSquash = true;
    public boolean allowRebase = true;
    public boolean deleteBranchOnMerge;
    private int lastNumber;

    public Repository(long id, Account owner, String name, GitStore git, Repository parent, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.git = git;
        this.diffs = new Diffs(git);
        this.merges = new Merges(git);
        this.parent = parent;
        this.createdAt = createdAt;
        this.pushedAt = createdAt;
        this.updatedAt = createdAt;
    }

    public String fullName() {
        return owner.login() + "/" + name;
    }

    public int nextNumber() {
        return ++lastNumber;
    }

    public List<PullRequest> pulls() {
        return issues.values().stream()
                .filter(PullRequest.class::isInstance)
                .map(PullRequest.class::cast)
                .toList();
    }

    public Optional<PullRequest> pull(int number) {
        return issues.get(number) instanceof PullRequest pull ? Optional.of(pull) : Optional.empty();
    }

    public Optional<IssueComment> comment(long commentId) {
        return issues.values().stream()
                .flatMap(issue -> issue.comments.stream())
                .filter(comment -> comment.id == commentId)
                .findFirst();
    }

    public Optional<ReviewComment> reviewComment(long commentId) {
        return pulls().stream()
                .flatMap(pull -> pull.reviewComments.stream())
                .filter(comment -> comment.id == commentId)
                .findFirst();
    }

    public Optional<CheckRun> checkRun(long runId) {
        return suites.stream()
                .flatMap(suite -> suite.runs.stream())
                .filter(run -> run.id == runId)
                .findFirst();
    }

    /** GitHub makes a label that does not exist yet when one adds it to an issue. */
    public Label label(String labelName, World world) {
        return labels.computeIfAbsent(labelName, missing -> new Label(world.nextId(), missing, "ededed", null));
    }
}
