package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.MergeGroup;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import java.util.List;

/**
 * GitHub's merge queue, at its smallest: one group per entry, each on top of the one ahead, merged in order once the
 * required checks are green on the group's own commit, thrown out when one is red.
 */
public final class MergeQueue {
    private final Parts parts;
    private final RequiredChecks required = new RequiredChecks();

    public MergeQueue(Parts parts) {
        this.parts = parts;
    }

    /** Its place in the queue. */
    public int enqueue(PullRequest pull, Actor by) {
        if (!pull.repository.queuedBranches.contains(pull.baseRef)) {
            throw Refusal.of(422, "The base branch does not use a merge queue");
        }
        if (pull.enqueued) {
            throw Refusal.of(422, "Pull request is already in the merge queue");
        }
        required.refusal(pull).ifPresent(reason -> {
            throw Refusal.of(422, reason);
        });
        build(pull, by);
        pull.enqueued = true;
        tell(pull, "enqueued", null, by);
        var place = groups(pull.repository, pull.baseRef).size();
        checked(pull.repository, by); // nothing may be required
        return place;
    }

    private static List<MergeGroup> groups(Repository repository, String base) {
        return repository.mergeGroups.stream()
                .filter(group -> group.baseRef().equals(base))
                .toList();
    }

    private void build(PullRequest pull, Actor by) {
        var repository = pull.repository;
        var ahead = groups(repository, pull.baseRef);
        var base = ahead.isEmpty()
                ? repository.git.branch(pull.baseRef).orElseThrow()
                : ahead.getLast().headSha();
        var author = new Author(
                by.account().login(), by.account().email(), parts.world().now());
        var sha = repository
                .merges
                .merge(base, pull.headSha, "Merge pull request #" + pull.number + " from " + pull.headRef, author)
                .orElseThrow(() -> Refusal.of(422, "Pull request has a merge conflict with the queue"));
        var ref = "gh-readonly-queue/" + pull.baseRef + "/pr-" + pull.number + "-" + base;
        var group = new MergeGroup(pull, pull.baseRef, base, ref, sha);
        repository.mergeGroups.add(group);
        parts.pushes().move(repository, ref, sha, by);
        tell(group, "checks_requested", null, by);
    }

    /** A check or status was set somewhere: the head of each queue may be through, or out. */
    public void checked(Repository repository, Actor by) {
        for (var base : List.copyOf(repository.queuedBranches)) {
            for (var group = first(repository, base); group != null; group = first(repository, base)) {
                var state = required.state(repository, base, group.headSha());
                if (state == RequiredChecks.State.PENDING) {
                    break;
                }
                settle(group, state == RequiredChecks.State.GOOD, by);
            }
        }
    }

    private static MergeGroup first(Repository repository, String base) {
        return groups(repository, base).stream().findFirst().orElse(null);
    }

    private void settle(MergeGroup group, boolean good, Actor by) {
        var pull = group.pull();
        var repository = pull.repository;
        repository.mergeGroups.remove(group);
        pull.enqueued = false;
        if (good) {
            pull.merged = true;
            pull.open = false; // before the push, which would take it for merged by other means
            pull.mergedBy = by.account();
            pull.mergedAt = parts.world().now();
            pull.mergeCommitSha = group.headSha();
            parts.pushes().move(repository, group.baseRef(), group.headSha(), by);
            parts.pushes().close(pull, by);
        } else {
            tell(pull, "dequeued", "CI_FAILURE", by);
            rebuild(group, by);
        }
        tell(group, "destroyed", good ? "merged" : "dequeued", by);
        parts.pushes().delete(repository, group.headRef(), by);
    }

    /** Those behind were built on what fell out. */
    private void rebuild(MergeGroup fallen, Actor by) {
        var behind = groups(fallen.pull().repository, fallen.baseRef());
        fallen.pull().repository.mergeGroups.removeAll(behind);
        for (var group : behind) {
            tell(group, "destroyed", "invalidated", by);
            parts.pushes().delete(group.pull().repository, group.headRef(), by);
            build(group.pull(), by);
        }
    }

    private void tell(PullRequest pull, String action, String reason, Actor by) {
        var payload = Json.object(
                "number", pull.number, "pull_request", parts.views().pulls.full(pull));
        if (reason != null) {
            payload.put("reason", reason);
        }
        parts.hooks().fire(pull.repository, by, "pull_request", action, payload);
    }

    private void tell(MergeGroup group, String action, String reason, Actor by) {
        var repository = group.pull().repository;
        var payload = Json.object(
                "merge_group",
                Json.object(
                        "head_sha", group.headSha(),
                        "head_ref", "refs/heads/" + group.headRef(),
                        "base_sha", group.baseSha(),
                        "base_ref", "refs/heads/" + group.baseRef(),
                        "head_commit", parts.views().commits.simple(repository.git.existing(group.headSha()))));
        if (reason != null) {
            payload.put("reason", reason);
        }
        parts.hooks().fire(repository, by, "merge_group", action, payload);
    }
}
