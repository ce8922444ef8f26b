package dev.pipe.review.request;

import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Compared;
import dev.pipe.common.github.GitHubReads.DiffTooLarge;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitRemotes;
import dev.pipe.review.bygit.CompareByGit;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Gets the diff of exactly the head and base that a run is about. */
@ApplicationScoped
class FetchDiff {

    /** What came of it. */
    sealed interface Fetched {}

    record Diff(String title, String text) implements Fetched {}

    /** GitHub keeps it to itself; a person has to look. */
    record Withheld(String title, String reason) implements Fetched {}

    /** The pull request is not what the run is about any more. */
    record Gone(String reason) implements Fetched {}

    private static final Logger LOG = Logger.getLogger(FetchDiff.class);
    private static final String TOO_LARGE =
            "GitHub gives no diff of a change this large (over 20,000 lines or 300 files)";

    private final GitHubReads github;
    private final GitRemotes remotes;
    private final CompareByGit git;

    FetchDiff(GitHubReads github, GitRemotes remotes, CompareByGit git) {
        this.github = github;
        this.remotes = remotes;
        this.git = git;
    }

    Fetched of(RunRef run) {
        var pullRequest = github.pullRequest(run.pullRequest());
        if (pullRequest.isEmpty()) {
            return new Gone("GitHub shows no pull request " + run.pullRequest());
        }
        if (!isAbout(run, pullRequest.get())) {
            return moved(run, pullRequest.get());
        }
        var title = pullRequest.get().title();
        try {
            var diff = github.diff(run.pullRequest());
            // GitHub gives the diff of whatever is the head now: it counts only if that did not change meanwhile
            var after = github.pullRequest(run.pullRequest()).orElse(pullRequest.get());
            return isAbout(run, after) ? readable(title, diff) : moved(run, after);
        } catch (DiffTooLarge e) {
            return byGit(run, title);
        }
    }

    private Fetched readable(String title, String diff) {
        var largest = git.largest();
        return diff.length() > largest.bytes()
                ? new Withheld(title, "The change is too large to be read here: " + largest.why())
                : new Diff(title, diff);
    }

    /** The commits are named by their SHA: whatever moves meanwhile, this is the change that the run is about. */
    private Fetched byGit(RunRef run, String title) {
        var repo = run.pullRequest().repo();
        var parted = github.compare(repo, run.base(), run.headSha()).map(Compared::mergeBase);
        if (parted.isEmpty()) {
            return new Withheld(title, TOO_LARGE + ", and not say where it parted from " + run.base());
        }
        try {
            return new Diff(title, git.diff(remotes.of(repo), parted.get(), run.headSha()));
        } catch (CompareByGit.NotCompared e) {
            LOG.warnf("The change of %s was not compared by git: %s", run.pullRequest(), e.getMessage());
            return new Withheld(title, TOO_LARGE + ", and " + e.getMessage());
        }
    }

    private static boolean isAbout(RunRef run, PullRequest now) {
        return now.headSha().equals(run.headSha()) && now.base().equals(run.base());
    }

    private static Gone moved(RunRef run, PullRequest now) {
        return new Gone("The pull request moved on to %s against %s; this run was about %s against %s"
                .formatted(shortSha(now.headSha()), now.base(), shortSha(run.headSha()), run.base()));
    }

    private static String shortSha(String sha) {
        return sha.substring(0, Math.min(7, sha.length()));
    }
}
