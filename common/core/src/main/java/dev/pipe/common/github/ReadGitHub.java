package dev.pipe.common.github;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from GitHub, each time anew. */
@ApplicationScoped
class ReadGitHub implements GitHubReads {

    private static final String DIFF = "application/vnd.github.diff";
    private static final String RAW = "application/vnd.github.raw+json";
    private static final int DIFF_TOO_LARGE = 406;
    private static final Set<String> ROLES = Set.of("none", "read", "triage", "write", "maintain", "admin");

    private final GitHubConnections connections;
    private final ReadChecks checks;
    private final ReadGit git;
    private final CodeScanning scanning;

    ReadGitHub(GitHubConnections connections, ReadChecks checks, ReadGit git, CodeScanning scanning) {
        this.connections = connections;
        this.checks = checks;
        this.git = git;
        this.scanning = scanning;
    }

    /** GitHub points from an old name to the new one (301): the name itself is nobody's then. */
    @Override
    public Optional<Repository> repository(RepoRef name) {
        return present(() -> connections.call(
                name, "read which repository " + name + " is", on -> on.get(UrlPath.of(name, ""), Shapes.Repo.class)
                        .read()));
    }

    @Override
    public Optional<PullRequest> pullRequest(PullRequestRef ref) {
        return present(() ->
                connections.call(ref.repo(), "read " + ref, repo -> repo.get(UrlPath.pull(ref, ""), Shapes.Pull.class)
                        .read(ref.repo())));
    }

    @Override
    public String description(PullRequestRef ref) {
        return present(() -> connections.call(
                        ref.repo(), "read " + ref, repo -> repo.get(UrlPath.pull(ref, ""), Shapes.Described.class)))
                .map(Shapes.Described::body)
                .orElse("");
    }

    @Override
    public List<PullRequest> openPullRequests(RepoRef repo) {
        return connections.call(
                repo,
                "list the open pull requests of " + repo,
                on -> on.list(UrlPath.of(repo, "/pulls?state=open"), Shapes.Pull[].class).stream()
                        .map(pull -> pull.read(repo))
                        .toList());
    }

    /** From the whole list: GitHub's search by commit leaves out pull requests of forks. */
    @Override
    public List<PullRequest> openPullRequestsWithHead(RepoRef repo, String headSha) {
        return openPullRequests(repo).stream()
                .filter(pull -> pull.headSha().equals(headSha))
                .toList();
    }

    @Override
    public String diff(PullRequestRef ref) {
        try {
            return connections.call(
                    ref.repo(), "read the diff of " + ref, repo -> repo.text(UrlPath.pull(ref, ""), DIFF));
        } catch (GitHubFailure failure) {
            if (failure.status() == DIFF_TOO_LARGE) {
                throw new DiffTooLarge(failure.getMessage());
            }
            throw failure;
        }
    }

    @Override
    public List<ScanAlert> scanAlerts(PullRequestRef ref, String headSha) {
        return scanning.alerts(ref, headSha);
    }

    @Override
    public List<String> files(PullRequestRef ref) {
        return connections.call(
                ref.repo(),
                "list the files of " + ref,
                repo -> repo.list(UrlPath.pull(ref, "/files"), Shapes.ChangedFile[].class).stream()
                        .flatMap(Shapes.ChangedFile::paths)
                        .toList());
    }

    @Override
    public List<Commit> commits(PullRequestRef ref) {
        return connections.call(
                ref.repo(),
                "list the commits of " + ref,
                repo -> repo.list(UrlPath.pull(ref, "/commits"), Shapes.PullCommit[].class).stream()
                        .map(Shapes.PullCommit::read)
                        .toList());
    }

    @Override
    public List<Check> checks(RepoRef repo, String sha) {
        return checks.of(repo, sha);
    }

    @Override
    public List<Comment> comments(PullRequestRef ref) {
        return connections.call(
                ref.repo(),
                "list the comments of " + ref,
                repo -> repo.list(UrlPath.issue(ref, "/comments"), Shapes.IssueComment[].class).stream()
                        .map(Shapes.IssueComment::read)
                        .toList());
    }

    @Override
    public List<Review> reviews(PullRequestRef ref) {
        return connections.call(
                ref.repo(),
                "list the reviews of " + ref,
                repo -> repo.list(UrlPath.pull(ref, "/reviews"), Shapes.PullReview[].class).stream()
                        .map(Shapes.PullReview::read)
                        .toList());
    }

    @Override
    public String permission(RepoRef repo, String login) {
        var path = UrlPath.of(repo, "/collaborators/" + UrlPath.segment(login) + "/permission");
        return present(() -> connections.call(
                        repo,
                        "read what " + login + " may do in " + repo,
                        on -> on.get(path, Shapes.RepoPermission.class)))
                // a role of an organisation's own is told by the permission it is built on
                .map(given -> ROLES.contains(given.roleName()) ? given.roleName() : given.permission())
                .orElse("none");
    }

    @Override
    public Optional<Actor> account(RepoRef repo, long id) {
        return present(() -> connections.call(repo, "read account " + id, on -> on.get("/user/" + id, Shapes.User.class)
                .actor()));
    }

    @Override
    public List<Actor> collaborators(RepoRef repo) {
        return connections.call(
                repo,
                "list the collaborators of " + repo,
                on -> on.list(UrlPath.of(repo, "/collaborators"), Shapes.User[].class).stream()
                        .map(Shapes.User::actor)
                        .toList());
    }

    @Override
    public Optional<String> file(RepoRef repo, String path, String ref) {
        var url = UrlPath.of(repo, "/contents/" + UrlPath.segments(path) + "?ref=" + UrlPath.segment(ref));
        return present(
                () -> connections.call(repo, "read " + path + " of " + repo + " at " + ref, on -> on.text(url, RAW)));
    }

    @Override
    public List<String> requiredChecks(RepoRef repo, String branch) {
        return checks.required(repo, branch);
    }

    @Override
    public Optional<Job> job(RepoRef repo, long id) {
        return checks.job(repo, id);
    }

    @Override
    public boolean workflowRunOver(RepoRef repo, long id) {
        return checks.workflowRunOver(repo, id);
    }

    @Override
    public Optional<GitCommit> gitCommit(RepoRef repo, String sha) {
        return git.commit(repo, sha);
    }

    @Override
    public Optional<String> branchTip(RepoRef repo, String branch) {
        return git.branchTip(repo, branch);
    }

    @Override
    public List<TreeEntry> tree(RepoRef repo, String sha) {
        return git.tree(repo, sha);
    }

    @Override
    public byte[] blob(RepoRef repo, String sha) {
        return git.blob(repo, sha);
    }

    @Override
    public Optional<Compared> compare(RepoRef repo, String one, String other) {
        return git.compare(repo, one, other);
    }

    @Override
    public boolean hasMergeQueue(RepoRef repo, String branch) {
        return checks.queued(repo, branch);
    }

    @Override
    public List<String> labels(RepoRef repo) {
        return connections.call(
                repo,
                "list the labels of " + repo,
                on -> on.list(UrlPath.of(repo, "/labels"), Shapes.Label[].class).stream()
                        .map(Shapes.Label::name)
                        .toList());
    }

    @Override
    public Actor self() {
        return connections.self();
    }

    @Override
    public boolean tokenMode() {
        return connections.appId().isEmpty();
    }

    private interface Read<T> {
        T now();
    }

    private static <T> Optional<T> present(Read<T> read) {
        try {
            return Optional.of(read.now());
        } catch (GitHubFailure failure) {
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
