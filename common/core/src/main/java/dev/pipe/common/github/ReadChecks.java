package dev.pipe.common.github;

import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Reads what stands on a commit, and what a branch wants to stand there. */
@ApplicationScoped
class ReadChecks {

    private static final String OURS = "pipe/";

    private final GitHubConnections connections;

    ReadChecks(GitHubConnections connections) {
        this.connections = connections;
    }

    List<GitHubReads.Check> of(RepoRef repo, String sha) {
        var self = connections.appId().isPresent() ? 0 : connections.self().id();
        return connections.call(repo, "read the checks of " + repo + " at " + sha, on -> {
            List<GitHubReads.Check> checks = new ArrayList<>();
            for (var run : newestRuns(on, repo, sha)) {
                checks.add(read(run, connections.appId()));
            }
            for (var status : newestStatuses(on, repo, sha)) {
                checks.add(read(status, self));
            }
            return List.copyOf(checks);
        });
    }

    /** The newest of each App and name. */
    private static Iterable<Shapes.CheckRun> newestRuns(RepoCalls on, RepoRef repo, String sha) throws IOException {
        var path = UrlPath.of(repo, "/commits/" + UrlPath.segment(sha) + "/check-runs?filter=latest");
        var newest = new LinkedHashMap<String, Shapes.CheckRun>();
        for (var run : on.list(path, Shapes.CheckRuns.class, Shapes.CheckRuns::checkRuns)) {
            newest.merge(run.appId() + ":" + run.name(), run, (a, b) -> a.id() > b.id() ? a : b);
        }
        return newest.values();
    }

    private static Iterable<Shapes.Status> newestStatuses(RepoCalls on, RepoRef repo, String sha) throws IOException {
        var path = UrlPath.of(repo, "/commits/" + UrlPath.segment(sha) + "/statuses");
        var newest = new LinkedHashMap<String, Shapes.Status>();
        for (var status : on.list(path, Shapes.Status[].class)) {
            newest.merge(status.context(), status, (a, b) -> a.id() > b.id() ? a : b);
        }
        return newest.values();
    }

    private static GitHubReads.Check read(Shapes.CheckRun run, OptionalLong appId) {
        var ours = appId.isPresent() && appId.getAsLong() == run.appId();
        var state = run.completed() ? run.conclusion() : run.status();
        return new GitHubReads.Check(
                run.name(), state, run.completed(), ours, false, run.externalId(), run.id(), run.appSlug());
    }

    private static GitHubReads.Check read(Shapes.Status status, long self) {
        var ours = self != 0
                && status.context().startsWith(OURS)
                && Shapes.actor(status.creator()).id() == self;
        var completed = !"pending".equals(status.state());
        return new GitHubReads.Check(status.context(), status.state(), completed, ours, true, null, status.id(), "");
    }

    /** From the branch's protection and from the rule sets that apply to it. */
    List<String> required(RepoRef repo, String branch) {
        Set<String> names = new LinkedHashSet<>();
        var path = UrlPath.of(repo, "/branches/" + UrlPath.segments(branch));
        ifVisible(() -> connections.call(repo, "read the protection of " + branch + " in " + repo, on -> {
            var protection = on.get(path, Shapes.BranchWithProtection.class).protection();
            if (protection != null && protection.requiredStatusChecks() != null) {
                names.addAll(protection.requiredStatusChecks().contexts());
            }
            return names;
        }));
        var rules = UrlPath.of(repo, "/rules/branches/" + UrlPath.segments(branch));
        ifVisible(() -> connections.call(repo, "read the rules of " + branch + " in " + repo, on -> {
            on.list(rules, Shapes.Rule[].class).stream()
                    .filter(rule -> "required_status_checks".equals(rule.type()) && rule.parameters() != null)
                    .flatMap(rule -> rule.parameters().requiredStatusChecks().stream())
                    .forEach(check -> names.add(check.context()));
            return names;
        }));
        return List.copyOf(names);
    }

    boolean queued(RepoRef repo, String branch) {
        var queued = new AtomicBoolean();
        var rules = UrlPath.of(repo, "/rules/branches/" + UrlPath.segments(branch));
        ifVisible(() -> connections.call(repo, "read the rules of " + branch + " in " + repo, on -> {
            queued.set(
                    on.list(rules, Shapes.Rule[].class).stream().anyMatch(rule -> "merge_queue".equals(rule.type())));
            return queued;
        }));
        return queued.get();
    }

    Optional<GitHubReads.Job> job(RepoRef repo, long id) {
        var read = new AtomicReference<GitHubReads.Job>();
        var path = UrlPath.of(repo, "/actions/jobs/" + id);
        ifVisible(() -> read.set(
                connections.call(repo, "read the job " + id + " of " + repo, on -> on.get(path, Shapes.ActionsJob.class)
                        .read())));
        return Optional.ofNullable(read.get());
    }

    boolean workflowRunOver(RepoRef repo, long id) {
        return connections
                .call(
                        repo,
                        "read the workflow run " + id + " of " + repo,
                        on -> on.get(UrlPath.of(repo, "/actions/runs/" + id), Shapes.WorkflowRun.class))
                .over();
    }

    /** Older GitHub Enterprise Servers know no rule sets, and not every plan and token may see a protection. */
    private static void ifVisible(Runnable read) {
        try {
            read.run();
        } catch (GitHubFailure failure) {
            if (failure.retryable() || !Set.of(403, 404).contains(failure.status())) {
                throw failure;
            }
        }
    }
}
