package dev.pipe.review;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Pull requests as a test wants them; what review-bot has no business reading is refused. */
@Alternative
@ApplicationScoped
public class ScriptedReads implements GitHubReads {

    private record Known(String headSha, Supplier<String> diff) {}

    private record SaidAround(String title, String branch, String description, List<Comment> comments) {}

    private final Map<PullRequestRef, SaidAround> around = new ConcurrentHashMap<>();

    /** What stands around the change from now on. */
    public void around(PullRequestRef ref, String title, String branch, String description, Comment... comments) {
        around.put(ref, new SaidAround(title, branch, description, List.of(comments)));
    }

    private SaidAround around(PullRequestRef ref) {
        return around.getOrDefault(ref, new SaidAround("A change", "feature", "", List.of()));
    }

    @Override
    public String description(PullRequestRef ref) {
        return around(ref).description();
    }

    private final Map<PullRequestRef, Known> known = new ConcurrentHashMap<>();

    public void open(PullRequestRef ref, String headSha, String diff) {
        known.put(ref, new Known(headSha, () -> diff));
    }

    /** A diff that GitHub takes its time with. */
    public static final class Slow {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answered = new CountDownLatch(1);

        private String wait(String diff) {
            asked.countDown();
            try {
                answered.await();
                return diff;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GitHubFailure("interrupted", true, e);
            }
        }

        public boolean isAsked() {
            return asked.getCount() == 0;
        }

        public void answer() {
            answered.countDown();
        }
    }

    public Slow openSlowly(PullRequestRef ref, String headSha, String diff) {
        var slow = new Slow();
        known.put(ref, new Known(headSha, () -> slow.wait(diff)));
        return slow;
    }

    public void openWithoutDiff(PullRequestRef ref, String headSha, GitHubFailure failure) {
        known.put(ref, new Known(headSha, () -> {
            throw failure;
        }));
    }

    private volatile boolean pullRequestsFail;

    public void pullRequestsFail(boolean fail) {
        pullRequestsFail = fail;
    }

    @Override
    public Optional<PullRequest> pullRequest(PullRequestRef ref) {
        if (pullRequestsFail) {
            throw new GitHubFailure("GitHub answered 503", true, null);
        }
        return Optional.ofNullable(known.get(ref))
                .map(it -> new PullRequest(
                        ref,
                        around(ref).title(),
                        new Actor("ada", 1, false),
                        it.headSha(),
                        around(ref).branch(),
                        ref.repo().fullName(),
                        "main",
                        "0".repeat(40),
                        true,
                        false,
                        false,
                        true,
                        List.of(),
                        "http://127.0.0.1/" + ref,
                        Instant.EPOCH,
                        Instant.EPOCH));
    }

    @Override
    public List<String> files(PullRequestRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String diff(PullRequestRef ref) {
        return known.get(ref).diff().get();
    }

    private final Map<RepoRef, Long> ids = new ConcurrentHashMap<>();

    /** Everything of one repository stands under another name from now on, and the old name is nobody's. */
    public void rename(RepoRef from, RepoRef to) {
        var id = repository(from).orElseThrow().id();
        ids.put(from, 0L);
        ids.put(to, id);
        for (var ref : List.copyOf(known.keySet())) {
            if (ref.repo().equals(from)) {
                known.put(new PullRequestRef(to, ref.number()), known.remove(ref));
            }
        }
        people.values().forEach(person -> {
            var right = rights.remove(from + " " + person.login());
            if (right != null) {
                rights.put(to + " " + person.login(), right);
            }
        });
    }

    /** Another repository takes the name. */
    public void found(RepoRef name, long id) {
        ids.put(name, id);
    }

    @Override
    public Optional<Repository> repository(RepoRef name) {
        var id = ids.computeIfAbsent(name, it -> (long) Math.abs(it.hashCode()) + 1);
        return id == 0 ? Optional.empty() : Optional.of(new Repository(id, name));
    }

    private final Map<PullRequestRef, Supplier<List<ScanAlert>>> scans = new ConcurrentHashMap<>();

    /** What code scanning tells of a pull request's head. */
    public void scanned(PullRequestRef ref, ScanAlert... alerts) {
        scans.put(ref, () -> List.of(alerts));
    }

    public void scanFails(PullRequestRef ref, GitHubFailure failure) {
        scans.put(ref, () -> {
            throw failure;
        });
    }

    @Override
    public List<ScanAlert> scanAlerts(PullRequestRef ref, String headSha) {
        return scans.getOrDefault(ref, List::of).get();
    }

    @Override
    public List<PullRequest> openPullRequests(RepoRef repo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PullRequest> openPullRequestsWithHead(RepoRef repo, String headSha) {
        return List.of();
    }

    private final Map<PullRequestRef, List<Commit>> commits = new ConcurrentHashMap<>();

    public void commits(PullRequestRef ref, Commit... made) {
        commits.put(ref, List.of(made));
    }

    @Override
    public List<Commit> commits(PullRequestRef ref) {
        return commits.getOrDefault(ref, List.of());
    }

    @Override
    public List<Check> checks(RepoRef repo, String sha) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Comment> comments(PullRequestRef ref) {
        return around(ref).comments();
    }

    @Override
    public List<Review> reviews(PullRequestRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String permission(RepoRef repo, String login) {
        if (away.contains(repo)) {
            throw new GitHubFailure("GitHub has moved " + repo, false, null);
        }
        return rights.getOrDefault(repo + " " + login, "none");
    }

    private final Map<Long, Actor> people = new ConcurrentHashMap<>();
    private final Map<String, String> rights = new ConcurrentHashMap<>();
    private final Set<RepoRef> away = ConcurrentHashMap.newKeySet();

    /** GitHub does not say who may read it. */
    public void away(RepoRef repo) {
        away.add(repo);
    }

    public void person(Actor actor, RepoRef repo, String right) {
        people.put(actor.id(), actor);
        rights.put(repo + " " + actor.login(), right);
    }

    public void revoke(Actor actor, RepoRef repo) {
        rights.remove(repo + " " + actor.login());
    }

    @Override
    public Optional<Actor> account(RepoRef repo, long id) {
        if (away.contains(repo)) {
            throw new GitHubFailure("GitHub has moved " + repo, false, null);
        }
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public List<Actor> collaborators(RepoRef repo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> file(RepoRef repo, String path, String ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> requiredChecks(RepoRef repo, String branch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> job(RepoRef repo, long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean workflowRunOver(RepoRef repo, long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> branchTip(RepoRef repo, String branch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<GitCommit> gitCommit(RepoRef repo, String sha) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TreeEntry> tree(RepoRef repo, String sha) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] blob(RepoRef repo, String sha) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Compared> compare(RepoRef repo, String one, String other) {
        return Optional.empty();
    }

    @Override
    public boolean hasMergeQueue(RepoRef repo, String branch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> labels(RepoRef repo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Actor self() {
        return new Actor("pipe[bot]", 99, true);
    }

    @Override
    public boolean tokenMode() {
        return false;
    }
}
