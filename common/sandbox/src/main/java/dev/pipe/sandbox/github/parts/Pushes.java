package dev.pipe.sandbox.github.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.git.ImportedRefs;
import dev.pipe.sandbox.github.hooks.Hooks;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.view.Views;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** A branch moves: refs, pull requests that live on it, and everyone who wants to know. */
public final class Pushes {
    private static final String NOTHING = ObjectId.zeroId().name();
    private static final int COMMITS_TOLD = 20;

    private final World world;
    private final Views views;
    private final Hooks hooks;

    public Pushes(World world, Views views, Hooks hooks) {
        this.world = world;
        this.views = views;
        this.hooks = hooks;
    }

    /** Moves or makes a branch. */
    public void move(Repository repository, String branch, String sha, Actor by) {
        var before = repository.git.branch(branch).orElse(null);
        if (sha.equals(before)) {
            return;
        }
        repository.git.setRef(Constants.R_HEADS + branch, sha);
        repository.pushedAt = world.now();
        hooks.fire(repository, by, "push", null, payload(repository, branch, before, sha, by));
        everyPull(pull -> follow(pull, repository, branch, sha, by));
    }

    public void delete(Repository repository, String branch, Actor by) {
        var before = repository.git.branch(branch).orElse(null);
        if (before == null) {
            return;
        }
        repository.git.deleteRef(Constants.R_HEADS + branch);
        hooks.fire(repository, by, "push", null, payload(repository, branch, before, null, by));
        everyPull(pull -> {
            var gone = pull.headRepository == repository && pull.headRef.equals(branch)
                    || pull.repository == repository && pull.baseRef.equals(branch);
            if (pull.open && gone) {
                close(pull, by);
            }
        });
    }

    private void everyPull(java.util.function.Consumer<PullRequest> action) {
        List.copyOf(world.repositories.values())
                .forEach(repository -> repository.pulls().forEach(action));
    }

    private void follow(PullRequest pull, Repository repository, String branch, String sha, Actor by) {
        if (!pull.open) {
            return;
        }
        if (pull.headRepository == repository && pull.headRef.equals(branch)) {
            synchronize(pull, sha, by);
        }
        if (pull.repository == repository && pull.baseRef.equals(branch)) {
            rebase(pull, sha, by);
        }
    }

    private void synchronize(PullRequest pull, String sha, Actor by) {
        var before = pull.headSha;
        fetchHead(pull, sha);
        pull.enqueued = false; // a pushed head leaves GitHub's merge queue
        pull.repository.mergeGroups.removeIf(group -> group.pull() == pull);
        pull.updatedAt = world.now();
        var payload = Json.object(
                "number", pull.number, "before", before, "after", sha, "pull_request", views.pulls.full(pull));
        hooks.fire(pull.repository, by, "pull_request", "synchronize", payload);
    }

    /** Makes {@code sha} the head, brought over from the fork if it lives there. */
    public void fetchHead(PullRequest pull, String sha) {
        if (pull.fromFork()) {
            ImportedRefs.copy(pull.headRepository.git, sha, pull.repository.git);
        }
        pull.repository.git.setRef("refs/pull/" + pull.number + "/head", sha);
        pull.headSha = sha;
    }

    /** GitHub takes a pull request for merged when its head arrives on the base by another way. */
    private void rebase(PullRequest pull, String sha, Actor by) {
        var arrived = pull.repository.git.isAncestor(pull.headSha, sha);
        if (!arrived) {
            pull.baseSha = sha;
            return;
        }
        pull.merged = true;
        pull.mergedBy = by.account();
        pull.mergedAt = world.now();
        pull.mergeCommitSha = sha;
        close(pull, by);
    }

    /** Also for a merge through the API, which sets {@code merged} first. */
    public void close(PullRequest pull, Actor by) {
        pull.open = false;
        pull.closedAt = world.now();
        pull.closedBy = by.account();
        pull.updatedAt = world.now();
        hooks.fire(
                pull.repository,
                by,
                "pull_request",
                "closed",
                Json.object("number", pull.number, "pull_request", views.pulls.full(pull)));
    }

    private ObjectNode payload(Repository repository, String branch, String before, String after, Actor by) {
        var commits = commits(repository, before, after);
        var page = views.urls.page(repository);
        return Json.object(
                "ref",
                Constants.R_HEADS + branch,
                "before",
                before == null ? NOTHING : before,
                "after",
                after == null ? NOTHING : after,
                "created",
                before == null,
                "deleted",
                after == null,
                "forced",
                before != null && after != null && !repository.git.isAncestor(before, after),
                "base_ref",
                null,
                "compare",
                page + "/compare/" + (before == null ? branch : before + "..." + after),
                "commits",
                Json.array(commits, commit -> views.commits.pushed(repository, commit)),
                "head_commit",
                after == null ? null : views.commits.pushed(repository, repository.git.existing(after)),
                "pusher",
                Json.object("name", by.login(), "email", by.account().email()));
    }

    private static List<RevCommit> commits(Repository repository, String before, String after) {
        if (after == null) {
            return List.of();
        }
        var known = before != null
                ? before
                : repository.git.branch(repository.defaultBranch).orElse(null);
        if (known == null || known.equals(after)) {
            return List.of(repository.git.existing(after));
        }
        var commits = repository.git.between(known, after);
        return commits.subList(Math.max(0, commits.size() - COMMITS_TOLD), commits.size());
    }
}
