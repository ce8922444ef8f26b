package dev.pipe.sandbox.github.repositories;

import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.pulls.PullDiffs;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import java.util.Comparator;
import org.eclipse.jgit.revwalk.RevCommit;

/** Commits, and the comparison of two. */
public final class CommitRest {
    private static final String REPO = "/repos/{owner}/{repo}";
    private static final int MOST_LISTED = 10_000;
    private static final int FILES_COMPARED = 300;

    private final Parts parts;

    public CommitRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(REPO + "/commits", this::list)
                .get(REPO + "/commits/{sha}/pulls", this::pulls)
                .get(REPO + "/commits/{ref*}", this::get)
                .get(REPO + "/compare/{basehead*}", this::compare);
    }

    private Answer list(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var start = repository
                .git
                .commit(request.param("sha", repository.defaultBranch))
                .orElseThrow(Refusal::notFound);
        var log = repository.git.log(start.name(), MOST_LISTED);
        return parts.page(request, log, commit -> parts.views().commits.commit(repository, commit));
    }

    private Answer pulls(Request request) {
        var repository = parts.access().repository(request, Right.READ_PULLS);
        var sha = parts.commit(repository, request.var("sha"));
        var holding = repository.pulls().stream()
                .filter(pull -> holds(pull, sha))
                .sorted(Comparator.comparing((PullRequest pull) -> pull.number).reversed())
                .toList();
        return parts.page(request, holding, parts.views().pulls::simple);
    }

    private static boolean holds(PullRequest pull, String sha) {
        return sha.equals(pull.mergeCommitSha)
                || pull.repository.git.isAncestor(sha, pull.headSha)
                        && !pull.repository.git.isAncestor(sha, pull.baseSha);
    }

    private Answer get(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var commit = repository
                .git
                .commit(request.var("ref"))
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + request.var("ref")));
        if (request.accepts(".sha")) {
            return Answer.text("application/vnd.github.sha; charset=utf-8", commit.name());
        }
        var parent = commit.getParentCount() == 0 ? null : commit.getParent(0).name();
        if (PullDiffs.asked(request) && parent != null) {
            return PullDiffs.answer(request, repository, parent, commit.name());
        }
        return Answer.ok(
                parts.views().commits.detailed(repository, commit, repository.diffs.between(parent, commit.name())));
    }

    private Answer compare(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var ends = request.var("basehead").split("\\.\\.\\.", 2);
        if (ends.length != 2) {
            throw Refusal.notFound();
        }
        var base = end(repository, ends[0]);
        var head = end(repository, ends[1]);
        if (PullDiffs.asked(request)) {
            return PullDiffs.answer(request, repository, base.name(), head.name());
        }
        var common = repository
                .git
                .mergeBase(base.name(), head.name())
                .orElseThrow(() -> Refusal.of(404, "No common ancestor between " + ends[0] + " and " + ends[1] + "."));
        return comparison(request, repository, new Ends(base, head, repository.git.existing(common)));
    }

    private record Ends(RevCommit base, RevCommit head, RevCommit common) {
        String status(int ahead, int behind) {
            if (ahead > 0 && behind > 0) {
                return "diverged";
            }
            return ahead > 0 ? "ahead" : behind > 0 ? "behind" : "identical";
        }
    }

    private Answer comparison(Request request, Repository repository, Ends ends) {
        var git = repository.git;
        var ahead = git.between(ends.base().name(), ends.head().name());
        var behind = git.between(ends.head().name(), ends.base().name()).size();
        var files = repository
                .diffs
                .between(ends.common().name(), ends.head().name())
                .files();
        var path = "/compare/" + Urls.encode(request.var("basehead"));
        var page = parts.views().urls.page(repository) + path;
        var commits = parts.views().commits;
        var body = Json.object(
                "url", parts.views().urls.repo(repository) + path,
                "html_url", page,
                "permalink_url", page,
                "diff_url", page + ".diff",
                "patch_url", page + ".patch",
                "base_commit", commits.commit(repository, ends.base()),
                "merge_base_commit", commits.commit(repository, ends.common()),
                "status", ends.status(ahead.size(), behind),
                "ahead_by", ahead.size(),
                "behind_by", behind,
                "total_commits", ahead.size(),
                "commits", Json.array(Page.of(request).cut(ahead), commit -> commits.commit(repository, commit)),
                "files",
                        Json.array(
                                files.subList(0, Math.min(FILES_COMPARED, files.size())),
                                file -> commits.file(repository, ends.head().name(), file)));
        return Page.of(request).linked(Answer.ok(body), request, parts.world().url, ahead.size());
    }

    /** A branch, tag or commit; {@code owner:branch} names a fork's. */
    private RevCommit end(Repository repository, String revision) {
        return repository
                .git
                .commit(revision.substring(revision.indexOf(':') + 1))
                .orElseThrow(Refusal::notFound);
    }
}
