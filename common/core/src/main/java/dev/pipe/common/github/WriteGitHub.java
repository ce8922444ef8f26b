package dev.pipe.common.github;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The one writer: decides nothing, hands each write to what performs it, and keeps the books. */
@ApplicationScoped
class WriteGitHub implements GitHubWriter {

    private static final Logger AUDIT = Logger.getLogger("dev.pipe.audit.github");

    private final GitHubConfig config;
    private final MeterRegistry meters;
    private final WriteComments comments;
    private final WriteReviews reviews;
    private final SettleReviewThreads threads;
    private final WriteChecks checks;
    private final WriteLabels labels;
    private final WriteReactions reactions;
    private final MergePullRequest merges;
    private final UpdateHeads heads;
    private final ChangePullRequest changes;
    private final ApproveWorkflows workflows;
    private final CodeScanning scanning;

    WriteGitHub(
            GitHubConfig config,
            MeterRegistry meters,
            WriteComments comments,
            WriteReviews reviews,
            SettleReviewThreads threads,
            WriteChecks checks,
            WriteLabels labels,
            WriteReactions reactions,
            MergePullRequest merges,
            UpdateHeads heads,
            ChangePullRequest changes,
            ApproveWorkflows workflows,
            CodeScanning scanning) {
        this.config = config;
        this.meters = meters;
        this.comments = comments;
        this.reviews = reviews;
        this.threads = threads;
        this.checks = checks;
        this.labels = labels;
        this.reactions = reactions;
        this.merges = merges;
        this.heads = heads;
        this.changes = changes;
        this.workflows = workflows;
        this.scanning = scanning;
    }

    @Override
    public String perform(GitHubWrite write, boolean repeated) {
        var start = System.nanoTime();
        var word = "failed"; // unless something better is known
        var why = "";
        try {
            var outcome = config.dryRun() ? new Outcome("dry_run", "") : outcomeOf(write);
            word = outcome.word();
            why = outcome.refusal();
            return why;
        } catch (GitHubFailure failure) {
            why = failure.getMessage();
            if (failure.retryable()) {
                word = failure.notBefore().isPresent() ? "deferred" : "failed";
                throw failure;
            }
            word = "refused";
            return why;
        } finally {
            var kind = write.getClass().getSimpleName();
            meters.counter(GitHubTelemetry.WRITES, GitHubTelemetry.WRITE, kind, GitHubTelemetry.OUTCOME, word)
                    .increment();
            AUDIT.infof(
                    "%s %s on %s: %s%s in %d ms%s",
                    kind,
                    named(write),
                    write.key(),
                    word,
                    repeated ? " (repeated)" : "",
                    (System.nanoTime() - start) / 1_000_000,
                    why.isEmpty() ? "" : ", " + why);
        }
    }

    private Outcome outcomeOf(GitHubWrite write) {
        return switch (write) {
            case GitHubWrite.UpsertComment upsert -> comments.upsert(upsert);
            case GitHubWrite.Reply reply -> comments.reply(reply);
            case GitHubWrite.SubmitReview review -> reviews.submit(review);
            case GitHubWrite.Judge judge -> reviews.judge(judge);
            case GitHubWrite.WithdrawReviews withdraw -> reviews.withdraw(withdraw);
            case GitHubWrite.SettleThreads settle -> threads.settle(settle);
            case GitHubWrite.SetCheck check -> checks.set(check);
            case GitHubWrite.SetLabels set -> labels.set(set);
            case GitHubWrite.React reaction -> reactions.add(reaction);
            case GitHubWrite.Merge merge -> merges.merge(merge);
            case GitHubWrite.UpdateBranch update -> heads.update(update);
            case GitHubWrite.RerunFailedJobs rerun -> heads.rerun(rerun);
            case GitHubWrite.Enqueue enqueue -> heads.enqueue(enqueue);
            case GitHubWrite.SetTitle set -> changes.title(set);
            case GitHubWrite.SetState set -> changes.state(set);
            case GitHubWrite.ChangeAssignees change -> changes.assignees(change);
            case GitHubWrite.RequestReviewers request -> changes.reviewers(request);
            case GitHubWrite.ApproveWorkflowRuns approve -> workflows.approve(approve);
            case GitHubWrite.UploadScan upload -> scanning.upload(upload);
        };
    }

    /** What it writes, without the text. */
    private static String named(GitHubWrite write) {
        return switch (write) {
            case GitHubWrite.UpsertComment upsert -> upsert.marker();
            case GitHubWrite.Reply reply -> reply.marker();
            case GitHubWrite.SubmitReview review ->
                review.marker() + " with " + review.comments().size() + " comments at " + review.headSha();
            case GitHubWrite.Judge judge ->
                judge.review().event() + " at " + judge.review().headSha();
            case GitHubWrite.WithdrawReviews withdraw -> withdraw.event().name();
            case GitHubWrite.SettleThreads settle ->
                settle.resolve().size() + " resolved, " + settle.reopen().size() + " opened again";
            case GitHubWrite.SetCheck check ->
                check.name() + " " + (check.conclusion() == null ? "in progress" : check.conclusion()) + " at "
                        + check.headSha();
            case GitHubWrite.SetLabels set -> set.set().toString();
            case GitHubWrite.React reaction ->
                reaction.reaction() + " " + reaction.commentKind() + " " + reaction.commentId();
            case GitHubWrite.Merge merge -> merge.method() + " of " + merge.headSha() + " into " + merge.base();
            case GitHubWrite.UpdateBranch update -> update.base() + " into " + update.headSha();
            case GitHubWrite.RerunFailedJobs rerun -> "workflow run " + rerun.workflowRun();
            case GitHubWrite.Enqueue enqueue -> enqueue.headSha() + " for " + enqueue.base();
            case GitHubWrite.SetTitle set -> "for " + set.askedBy();
            case GitHubWrite.SetState set -> set.state();
            case GitHubWrite.ChangeAssignees change -> "+" + change.add() + " -" + change.remove();
            case GitHubWrite.RequestReviewers request -> request.people() + " " + request.teams();
            case GitHubWrite.ApproveWorkflowRuns approve -> "of " + approve.headSha();
            case GitHubWrite.UploadScan upload -> "of " + upload.headSha();
        };
    }
}
