package dev.pipe.common.event;

import java.time.Instant;
import java.util.List;

/**
 * A normalised fact from GitHub. Topic {@code pipe.github}. Its id is made of GitHub's own ids and timestamps, never of
 * the delivery that brought it, so that a fact may stand twice in the topic and still takes effect once.
 */
public sealed interface GitHubFact extends Event {

    RepoRef repo();

    /** A fact about one pull request. */
    sealed interface OfPullRequest extends GitHubFact {

        PullRequestRef pullRequest();

        @Override
        default RepoRef repo() {
            return pullRequest().repo();
        }

        @Override
        default String key() {
            return pullRequest().toString();
        }
    }

    /** Where a comment was written: commands are read from all of them. */
    enum CommentKind {
        ISSUE_COMMENT,
        REVIEW,
        REVIEW_COMMENT
    }

    /** What kind of check changed. */
    enum CheckKind {
        CHECK_RUN,
        CHECK_SUITE,
        STATUS
    }

    /**
     * A pull request was opened, pushed to, edited, closed, labelled …
     *
     * @param action GitHub's own word: {@code opened}, {@code synchronize}, {@code edited}, {@code closed}, …
     * @param previousBase the base branch before a retarget, else null
     * @param headRepo full name of the repository the head lives in; null when that fork is gone
     * @param title untrusted text
     * @param sender who caused the event; for {@code synchronize} who pushed
     * @param reason why GitHub's merge queue let go of it, in GitHub's word such as {@code MANUAL}; else null
     */
    record PullRequestChanged(
            PullRequestRef pullRequest,
            String action,
            String title,
            Actor author,
            String headSha,
            String headRef,
            String headRepo,
            String base,
            String baseSha,
            String previousBase,
            boolean open,
            boolean draft,
            boolean merged,
            List<String> labels,
            Instant updatedAt,
            Actor sender,
            String reason)
            implements OfPullRequest {

        public PullRequestChanged(
                PullRequestRef pullRequest,
                String action,
                String title,
                Actor author,
                String headSha,
                String headRef,
                String headRepo,
                String base,
                String baseSha,
                String previousBase,
                boolean open,
                boolean draft,
                boolean merged,
                List<String> labels,
                Instant updatedAt,
                Actor sender) {
            this(
                    pullRequest,
                    action,
                    title,
                    author,
                    headSha,
                    headRef,
                    headRepo,
                    base,
                    baseSha,
                    previousBase,
                    open,
                    draft,
                    merged,
                    labels,
                    updatedAt,
                    sender,
                    null);
        }

        public PullRequestChanged {
            labels = labels == null ? List.of() : List.copyOf(labels);
        }
    }

    /**
     * Somebody wrote a comment, an inline comment or a review with text.
     *
     * @param body untrusted text, credentials masked
     * @param commitId the commit an inline comment or a review was written against; null for others
     * @param maybeEdited it was read later, and somebody else may have changed its text before: nothing is done in its
     *     author's name
     */
    record CommentAdded(
            PullRequestRef pullRequest,
            CommentKind kind,
            long commentId,
            Actor author,
            String body,
            String commitId,
            Instant createdAt,
            boolean maybeEdited)
            implements OfPullRequest {}

    /** A comment's text was changed; what it once commanded or approved is judged by the bots that care. */
    record CommentEdited(
            PullRequestRef pullRequest, CommentKind kind, long commentId, Actor author, Actor editor, Instant updatedAt)
            implements OfPullRequest {}

    /** A comment is gone. */
    record CommentDeleted(PullRequestRef pullRequest, CommentKind kind, long commentId, Actor author, Actor sender)
            implements OfPullRequest {}

    /**
     * A review in GitHub's own sense was submitted, or one was dismissed.
     *
     * @param state {@code approved}, {@code changes_requested}, {@code commented} or {@code dismissed}
     * @param commitId the head its giver saw
     */
    record ReviewSubmitted(
            PullRequestRef pullRequest,
            long reviewId,
            String state,
            Actor author,
            String commitId,
            Instant submittedAt,
            Actor sender)
            implements OfPullRequest {}

    /**
     * A check run, check suite or commit status changed, mapped to one pull request it concerns.
     *
     * @param action {@code created}, {@code completed}, {@code rerequested}, {@code requested_action}; {@code status}
     * @param state a check's conclusion, or its status while unfinished; a status' state
     * @param requestedAction the identifier of the button that was pressed, else null
     * @param sender who caused it, asked for a re-run for instance; null where GitHub does not say
     * @param app the slug of the App whose check it is, {@code github-actions} for instance; empty for a status
     */
    record CheckChanged(
            PullRequestRef pullRequest,
            CheckKind kind,
            long checkId,
            String name,
            String headSha,
            String action,
            String state,
            boolean completed,
            long appId,
            String externalId,
            String requestedAction,
            Actor sender,
            Instant changedAt,
            String app)
            implements OfPullRequest {
        public CheckChanged {
            app = app == null ? "" : app;
        }

        /** Of an App that nobody names. */
        public CheckChanged(
                PullRequestRef pullRequest,
                CheckKind kind,
                long checkId,
                String name,
                String headSha,
                String action,
                String state,
                boolean completed,
                long appId,
                String externalId,
                String requestedAction,
                Actor sender,
                Instant changedAt) {
            this(
                    pullRequest,
                    kind,
                    checkId,
                    name,
                    headSha,
                    action,
                    state,
                    completed,
                    appId,
                    externalId,
                    requestedAction,
                    sender,
                    changedAt,
                    "");
        }
    }

    /** Commits arrived on a branch. Key: the repository. */
    record Pushed(RepoRef repo, String ref, String before, String after, boolean forced, Actor pusher)
            implements GitHubFact {
        @Override
        public String key() {
            return repo.fullName();
        }
    }

    /**
     * GitHub's merge queue made a commit of a base and the pull requests that wait for it, or let go of one. Key: the
     * repository.
     *
     * @param action {@code checks_requested} or {@code destroyed}
     * @param headRef the queue's branch, which names the last pull request in it
     * @param baseSha the group ahead, or the base branch
     * @param reason why it was destroyed: {@code merged}, {@code invalidated}, {@code dequeued}; else empty
     */
    record MergeGroupChanged(
            RepoRef repo, String action, String headSha, String headRef, String baseSha, String baseRef, String reason)
            implements GitHubFact {
        public MergeGroupChanged {
            reason = reason == null ? "" : reason;
        }

        @Override
        public String key() {
            return repo.fullName();
        }
    }

    /** The App was installed or removed, or sees other repositories now. Key: the account. */
    record InstallationChanged(
            long installationId, String account, String action, List<String> added, List<String> removed)
            implements GitHubFact {
        public InstallationChanged {
            added = added == null ? List.of() : List.copyOf(added);
            removed = removed == null ? List.of() : List.copyOf(removed);
        }

        @Override
        public RepoRef repo() {
            return null; // concerns an account, not one repository
        }

        @Override
        public String key() {
            return account;
        }
    }
}
