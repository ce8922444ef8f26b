package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the suite reads from GitHub, as records of its own. Every method asks GitHub now (through the cache that
 * revalidates) and throws {@link GitHubFailure} when GitHub does not answer; absence is an empty Optional.
 */
public interface GitHubReads {

    /** A pull request as GitHub shows it now. {@code mergeable} is null while GitHub is still computing it. */
    record PullRequest(
            PullRequestRef ref,
            String title,
            Actor author,
            String headSha,
            String headRef,
            String headRepo,
            String base,
            String baseSha,
            boolean open,
            boolean draft,
            boolean merged,
            Boolean mergeable,
            List<String> labels,
            String htmlUrl,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * A commit of a pull request; author and committer are null when GitHub knows no account for the address.
     *
     * @param message as written, trailers such as {@code Co-authored-by} included; untrusted text
     */
    record Commit(String sha, Actor author, Actor committer, int parents, String message) {
        public Commit {
            message = message == null ? "" : message;
        }

        /** For whoever does not care for the message. */
        public Commit(String sha, Actor author, Actor committer, int parents) {
            this(sha, author, committer, parents, "");
        }
    }

    /**
     * A check run or commit status on a SHA.
     *
     * @param state a check's conclusion (or status while unfinished), a status' state
     * @param id GitHub's; of a check run of GitHub Actions it is the job's as well
     * @param app the slug of the App that made the check run, {@code github-actions} for instance; empty for a status
     */
    record Check(
            String name,
            String state,
            boolean completed,
            boolean ours,
            boolean status,
            String externalId,
            long id,
            String app) {
        public Check {
            app = app == null ? "" : app;
        }

        public Check(String name, String state, boolean completed, boolean ours, boolean status, String externalId) {
            this(name, state, completed, ours, status, externalId, 0, "");
        }
    }

    /** A step of a job, as its author or GitHub named it. {@code conclusion} is null while it is unfinished. */
    record Step(int number, String name, String conclusion) {}

    /** A job of GitHub Actions. {@code conclusion} is null while it is unfinished. */
    record Job(
            long id,
            long workflowRun,
            int attempt,
            String workflow,
            String name,
            String conclusion,
            List<Step> steps,
            String htmlUrl) {
        public Job {
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /** A commit as git keeps it. */
    record GitCommit(String sha, String tree, List<String> parents) {
        public GitCommit {
            parents = List.copyOf(parents);
        }
    }

    /**
     * One entry of a tree.
     *
     * @param type {@code blob}, {@code tree} or {@code commit} (a submodule)
     * @param size of a blob, in bytes; 0 of anything else
     */
    record TreeEntry(String path, String mode, String type, String sha, long size) {}

    /** How two commits lie to each other: {@code ahead} commits of the second only, {@code behind} of the first only. */
    record Compared(int ahead, int behind, String mergeBase) {}

    /**
     * What a scanner found. All of it is its words, and untrusted.
     *
     * @param severity {@code none, note, warning} or {@code error}
     * @param securitySeverity {@code low, medium, high} or {@code critical}; empty where it says none
     */
    record ScanAlert(
            String tool,
            String rule,
            String severity,
            String securitySeverity,
            List<String> tags,
            String path,
            int firstLine,
            int lastLine,
            String message,
            String help) {
        public ScanAlert {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    record Comment(long id, Actor author, String body, Instant createdAt, Instant updatedAt) {}

    record Review(long id, Actor author, String state, String commitId, String body, Instant submittedAt) {}

    /** A repository: its id stays when it is renamed, its name may become another's. */
    record Repository(long id, RepoRef ref) {}

    /** Which repository bears this name now; empty when none does, or none that we may see. */
    default Optional<Repository> repository(RepoRef name) {
        return Optional.empty();
    }

    /** Empty when there is none, or none that we may see. */
    Optional<PullRequest> pullRequest(PullRequestRef ref);

    /** What its author wrote below the title: untrusted text; empty where there is nothing. */
    default String description(PullRequestRef ref) {
        return "";
    }

    List<PullRequest> openPullRequests(RepoRef repo);

    /** Open pull requests whose head is this SHA, forks' included. */
    List<PullRequest> openPullRequestsWithHead(RepoRef repo, String headSha);

    /**
     * The diff of merge base to head, as git prints it.
     *
     * @throws DiffTooLarge when GitHub refuses it (406: over 20,000 lines or 300 files)
     */
    String diff(PullRequestRef ref);

    /** The paths that changed, at most GitHub's 3,000; of what was renamed both the new path and the old. */
    List<String> files(PullRequestRef ref);

    /** At most GitHub's 250. */
    List<Commit> commits(PullRequestRef ref);

    /** Checks and statuses of a commit, the newest of each name. */
    List<Check> checks(RepoRef repo, String sha);

    List<Comment> comments(PullRequestRef ref);

    List<Review> reviews(PullRequestRef ref);

    /** {@code none, read, triage, write, maintain, admin}, as GitHub says for this person now. */
    String permission(RepoRef repo, String login);

    /** An account by its numeric id, which survives a rename; {@code repo} says whose token asks. */
    Optional<Actor> account(RepoRef repo, long id);

    /** The people who were given a right in this repository. */
    List<Actor> collaborators(RepoRef repo);

    /** A file's text on a branch or at a commit. */
    Optional<String> file(RepoRef repo, String path, String ref);

    /** Names of checks that the branch's protection requires; empty when it has none or we may not see it. */
    List<String> requiredChecks(RepoRef repo, String branch);

    /** A job of GitHub Actions; empty when there is none of this id, or none that we may see. */
    Optional<Job> job(RepoRef repo, long id);

    /** True when no job of a workflow run runs any more. */
    boolean workflowRunOver(RepoRef repo, long id);

    /** A commit as git keeps it; empty when the repository has none of this SHA. */
    Optional<GitCommit> gitCommit(RepoRef repo, String sha);

    /** The newest commit of a branch; empty when there is no such branch. */
    Optional<String> branchTip(RepoRef repo, String branch);

    /** One level of a tree. */
    List<TreeEntry> tree(RepoRef repo, String sha);

    /** A blob's bytes. */
    byte[] blob(RepoRef repo, String sha);

    /** Compares two commits or branches; empty when one of them is not there, or when they have nothing in common. */
    Optional<Compared> compare(RepoRef repo, String one, String other);

    /** True when GitHub's own merge queue guards the branch. */
    boolean hasMergeQueue(RepoRef repo, String branch);

    /**
     * What code scanning shows open on this head of the pull request, or on its merge with the base; what was found on
     * earlier heads is left out. Empty where scanning is not on, or not for us to see.
     */
    default List<ScanAlert> scanAlerts(PullRequestRef ref, String headSha) {
        return List.of();
    }

    /** Names of the labels that the repository has. */
    List<String> labels(RepoRef repo);

    /** The account under which we write: the App's bot user, or the token's owner. */
    Actor self();

    /** True with a personal token: no check runs then. */
    boolean tokenMode();

    /** GitHub will not give the diff. */
    class DiffTooLarge extends GitHubFailure {
        private static final long serialVersionUID = 1L;

        public DiffTooLarge(String message) {
            super(message, false, null);
        }
    }
}
