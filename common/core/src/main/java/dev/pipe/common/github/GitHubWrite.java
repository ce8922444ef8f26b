package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.util.List;
import java.util.Locale;

/**
 * A change the suite makes on GitHub, as data: stored in the outbox, performed after the commit by the one writer, found
 * again before it is repeated. Only {@link GitHubWriter} turns one into calls.
 */
public sealed interface GitHubWrite {

    /** The repository it changes, whose token it needs. */
    RepoRef repo();

    /** Writes with the same key are performed one after the other, in the order in which they were asked for. */
    String key();

    /** Names the thing it sets, for writes of which only the newest matters; null when each counts. */
    default String slot() {
        return null;
    }

    /** How soon it matters when GitHub lets us write less than we would. */
    default Urgency urgency() {
        return Urgency.ANSWER;
    }

    /** True when the bot that asks wants a {@link dev.pipe.common.bus.WriteSettled}. */
    default boolean reportsBack() {
        return this instanceof Asked;
    }

    /** A write on one pull request. */
    sealed interface OnPullRequest extends GitHubWrite {

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

    /**
     * Creates or replaces our one comment with this marker. Found again by the hidden marker <em>and</em> authorship.
     *
     * @param marker e.g. {@code living}; rendered as {@code <!-- pipe:living -->}
     */
    record UpsertComment(PullRequestRef pullRequest, String marker, String markdown) implements OnPullRequest {
        @Override
        public String slot() {
            return "comment:" + marker;
        }

        @Override
        public Urgency urgency() {
            return Urgency.STORY;
        }
    }

    /**
     * Answers once. {@code marker} is unique to the answer (made of the id of the comment that is answered), so that a
     * repetition finds the first.
     */
    record Reply(PullRequestRef pullRequest, String marker, String markdown) implements OnPullRequest {}

    /** Adds a reaction ({@code +1, -1, eyes, rocket, confused}) to a comment; GitHub itself makes this idempotent. */
    record React(PullRequestRef pullRequest, String commentKind, long commentId, String reaction)
            implements OnPullRequest {
        @Override
        public Urgency urgency() {
            return Urgency.DECORATION;
        }
    }

    /** Sets exactly these of {@code ours} and removes the others of {@code ours}; labels of others are left alone. */
    record SetLabels(PullRequestRef pullRequest, List<String> set, List<String> ours) implements OnPullRequest {
        public SetLabels {
            set = List.copyOf(set);
            ours = List.copyOf(ours);
        }

        @Override
        public String slot() {
            return "labels:" + String.join(",", ours);
        }

        @Override
        public Urgency urgency() {
            return Urgency.DECORATION;
        }
    }

    /**
     * A line comment of a review; {@code side} is {@code RIGHT} or {@code LEFT}.
     *
     * @param marker unique to it on the pull request, by which it is found again; empty when it need not be
     */
    record InlineComment(String path, int line, String side, String markdown, String marker) {
        public InlineComment {
            marker = marker == null ? "" : marker;
        }

        public InlineComment(String path, int line, String side, String markdown) {
            this(path, line, side, markdown, "");
        }
    }

    /**
     * One review on a head SHA with its inline comments, found again by marker and authorship. When it is there already
     * its text is brought up to date and marked comments that it lacks are added; nothing is said twice. What is to stay
     * in its text, comments outside the diff included, is part of the write each time.
     *
     * @param event what it does beside being read; without one, nothing. GitHub changes none of a review that stands:
     *     another event becomes a second review that points to the first
     * @param askedBy names it for the bot that wants to hear what became of it; empty where nobody does
     */
    record SubmitReview(
            PullRequestRef pullRequest,
            String headSha,
            String marker,
            String markdown,
            List<InlineComment> comments,
            Event event,
            String askedBy)
            implements OnPullRequest {

        /** GitHub's words. The second and third may count for branch protection. */
        public enum Event {
            COMMENT,
            APPROVE,
            REQUEST_CHANGES;

            /** The marker of the review that holds this when the one with that marker does not. */
            public String after(String marker) {
                return marker + ":" + name().toLowerCase(Locale.ROOT);
            }
        }

        public SubmitReview {
            comments = List.copyOf(comments);
            event = event == null ? Event.COMMENT : event;
            askedBy = askedBy == null ? "" : askedBy;
        }

        /** One that nobody waits for. */
        public SubmitReview(
                PullRequestRef pullRequest,
                String headSha,
                String marker,
                String markdown,
                List<InlineComment> comments,
                Event event) {
            this(pullRequest, headSha, marker, markdown, comments, event, "");
        }

        /** One that is only read. */
        public SubmitReview(
                PullRequestRef pullRequest,
                String headSha,
                String marker,
                String markdown,
                List<InlineComment> comments) {
            this(pullRequest, headSha, marker, markdown, comments, Event.COMMENT);
        }

        /** The same with another text. */
        public SubmitReview saying(String text) {
            return new SubmitReview(pullRequest, headSha, marker, text, comments, event, askedBy);
        }

        /** The same with another event. */
        public SubmitReview as(Event other) {
            return new SubmitReview(pullRequest, headSha, marker, markdown, comments, other, askedBy);
        }

        /** The same for somebody who wants to hear what becomes of it. */
        public SubmitReview askedBy(String name) {
            return new SubmitReview(pullRequest, headSha, marker, markdown, comments, event, name);
        }

        @Override
        public boolean reportsBack() {
            return !askedBy.isEmpty();
        }
    }

    /**
     * Resolves the threads of our inline comments with these markers, and opens others of ours again. Threads that people
     * began are left alone.
     */
    record SettleThreads(PullRequestRef pullRequest, List<String> resolve, List<String> reopen)
            implements OnPullRequest {
        public SettleThreads {
            resolve = List.copyOf(resolve);
            reopen = List.copyOf(reopen);
        }

        @Override
        public Urgency urgency() {
            return Urgency.STORY;
        }
    }

    /**
     * Submits this review unless one of ours holds what it would: a request for changes of whichever head, an approval of
     * the same one. A review that was dismissed on GitHub holds nothing.
     */
    record Judge(SubmitReview review) implements OnPullRequest {
        @Override
        public PullRequestRef pullRequest() {
            return review.pullRequest();
        }
    }

    /** Takes back what our reviews of one event hold for or against the pull request. */
    record WithdrawReviews(PullRequestRef pullRequest, SubmitReview.Event event, String reason)
            implements OnPullRequest {}

    /**
     * Creates or updates a check run; with a personal token, which may not create check runs, a commit status.
     *
     * @param name e.g. {@code pipe/review}
     * @param externalId names the run; a check run with another external id is left alone and a new one created
     * @param conclusion GitHub's words ({@code success, failure, neutral, cancelled, skipped, action_required}); null
     *     while unfinished
     * @param buttons at most three; a commit status has none
     * @param annotations at most fifty; a commit status has none
     */
    record SetCheck(
            PullRequestRef pullRequest,
            String headSha,
            String name,
            String externalId,
            String conclusion,
            String title,
            String summary,
            List<Button> buttons,
            List<Annotation> annotations)
            implements OnPullRequest {

        /**
         * A remark beside a line of the head; GitHub keeps what a check run was once given.
         *
         * @param level {@code notice}, {@code warning} or {@code failure}
         */
        public record Annotation(String path, int line, String level, String title, String message) {}

        /** What people with write can press on the check; GitHub says so by {@code check_run.requested_action}. */
        public record Button(String identifier, String label, String does) {}

        public SetCheck {
            buttons = buttons == null ? List.of() : List.copyOf(buttons);
            annotations = annotations == null ? List.of() : List.copyOf(annotations);
        }

        /** Without annotations. */
        public SetCheck(
                PullRequestRef pullRequest,
                String headSha,
                String name,
                String externalId,
                String conclusion,
                String title,
                String summary,
                List<Button> buttons) {
            this(pullRequest, headSha, name, externalId, conclusion, title, summary, buttons, List.of());
        }

        /** Without buttons. */
        public SetCheck(
                PullRequestRef pullRequest,
                String headSha,
                String name,
                String externalId,
                String conclusion,
                String title,
                String summary) {
            this(pullRequest, headSha, name, externalId, conclusion, title, summary, List.of());
        }

        @Override
        public String slot() {
            return "check:" + headSha + ":" + name;
        }

        @Override
        public Urgency urgency() {
            return Urgency.DECISION;
        }
    }

    /**
     * Merges when the head is still {@code headSha} and the base still {@code base}; both are read again just before.
     *
     * @param method {@code merge}, {@code squash} or {@code rebase}
     */
    record Merge(PullRequestRef pullRequest, String runId, String headSha, String base, String method, String title)
            implements OnPullRequest {
        @Override
        public Urgency urgency() {
            return Urgency.DECISION;
        }

        @Override
        public boolean reportsBack() {
            return true;
        }
    }

    /**
     * Has GitHub merge the base into the head branch, when the head is still {@code headSha}. Done as well when the head
     * holds the base already.
     *
     * @param askedBy for whoever hears how it went: {@code queue}, or the id of a command
     */
    record UpdateBranch(PullRequestRef pullRequest, String headSha, String base, String askedBy)
            implements OnPullRequest, Asked {
        @Override
        public Urgency urgency() {
            return Urgency.DECISION;
        }
    }

    /**
     * Has GitHub Actions run the failed jobs of a workflow run again.
     *
     * @param attempt the attempt that failed: a later one means that it was run again already
     */
    record RerunFailedJobs(PullRequestRef pullRequest, long workflowRun, int attempt) implements OnPullRequest {
        @Override
        public Urgency urgency() {
            return Urgency.DECISION;
        }

        @Override
        public boolean reportsBack() {
            return true;
        }
    }

    /** Puts the pull request into GitHub's own merge queue, when the head is still {@code headSha}. */
    record Enqueue(PullRequestRef pullRequest, String runId, String headSha, String base) implements OnPullRequest {
        @Override
        public Urgency urgency() {
            return Urgency.DECISION;
        }

        @Override
        public boolean reportsBack() {
            return true;
        }
    }

    /** What somebody asked for by a command. When GitHub refuses it, the answer to that comment says so. */
    interface Asked {

        PullRequestRef pullRequest();

        /** Kind, id and ordinal of the command, {@code ISSUE_COMMENT:5:0}; another word when nobody typed one. */
        String askedBy();
    }

    record SetTitle(PullRequestRef pullRequest, String title, String askedBy) implements OnPullRequest, Asked {}

    /** Closes or reopens: {@code open} or {@code closed}. */
    record SetState(PullRequestRef pullRequest, String state, String askedBy) implements OnPullRequest, Asked {}

    /** Adds and takes away these, by login; other assignees stay. */
    record ChangeAssignees(PullRequestRef pullRequest, List<String> add, List<String> remove, String askedBy)
            implements OnPullRequest, Asked {
        public ChangeAssignees {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** Asks people, by login, and teams, by slug, for a review. */
    record RequestReviewers(PullRequestRef pullRequest, List<String> people, List<String> teams, String askedBy)
            implements OnPullRequest, Asked {
        public RequestReviewers {
            people = List.copyOf(people);
            teams = List.copyOf(teams);
        }
    }

    /**
     * Shows our findings in GitHub's code scanning, in place of those we showed there before. Done again, it changes
     * nothing.
     *
     * @param sarif SARIF 2.1.0, credentials masked
     */
    record UploadScan(PullRequestRef pullRequest, String headSha, String sarif) implements OnPullRequest {
        @Override
        public String slot() {
            return "scan";
        }
    }

    /** Lets the workflow runs of a fork's head run that wait for somebody with write to approve them. */
    record ApproveWorkflowRuns(PullRequestRef pullRequest, String headSha, String askedBy)
            implements OnPullRequest, Asked {}
}
