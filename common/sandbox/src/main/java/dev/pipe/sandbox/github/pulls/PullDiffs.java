package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.git.Diff;
import dev.pipe.sandbox.github.git.MailboxPatch;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;

/** Diffs by media type, within GitHub's limits. */
public final class PullDiffs {
    static final int MOST_FILES_LISTED = 3_000;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_FILES = 300;

    public static boolean asked(Request request) {
        return request.accepts(".diff") || request.accepts(".patch");
    }

    /** From the merge base to the head. */
    public static Diff diff(PullRequest pull) {
        var from = pull.repository.git.mergeBase(pull.baseSha, pull.headSha).orElse(null);
        return pull.repository.diffs.between(from, pull.headSha);
    }

    public static Answer answer(Request request, PullRequest pull) {
        return answer(request, pull.repository, pull.baseSha, pull.headSha);
    }

    public static Answer answer(Request request, Repository repository, String base, String head) {
        var from = repository.git.mergeBase(base, head).orElse(null);
        var diff = repository.diffs.between(from, head);
        if (diff.files().size() > MOST_FILES) {
            throw Refusal.of(
                    406,
                    "Sorry, the diff exceeded the maximum number of files (" + MOST_FILES
                            + "). Consider using 'List pull requests files' API or locally cloning the repository instead.");
        }
        if (diff.lines() > MOST_LINES) {
            throw Refusal.of(406, "Sorry, the diff exceeded the maximum number of lines (" + MOST_LINES + ")");
        }
        if (request.accepts(".patch") || request.path().endsWith(".patch")) {
            return Answer.text(
                    "application/vnd.github.patch; charset=utf-8",
                    MailboxPatch.of(repository.git, repository.diffs, from, head));
        }
        return Answer.text("application/vnd.github.diff; charset=utf-8", diff.bytes());
    }
}
