package dev.pipe.common.bus;

import dev.pipe.common.config.ChecksSection;
import dev.pipe.common.config.Conditions;
import dev.pipe.common.config.Drafts;
import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.GovernanceSection;
import dev.pipe.common.config.MemorySection;
import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Permission;
import dev.pipe.common.config.PipelineSection;
import dev.pipe.common.config.RepositoryConfig;
import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.config.RiskFrom;
import dev.pipe.common.config.Route;
import dev.pipe.common.config.Stage;
import dev.pipe.common.config.Strictness;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.DeadLettered;
import dev.pipe.common.event.GitHubFact;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.Heartbeat;
import dev.pipe.common.event.InfraEvent;
import dev.pipe.common.event.LedgerHead;
import dev.pipe.common.event.MemoryEvent;
import dev.pipe.common.event.PipelineEvent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells a native image what Jackson reads and writes; a test holds the list complete. */
@RegisterForReflection(
        targets = {
            Actor.class,
            ChecksSection.class,
            Conditions.class,
            Drafts.class,
            EffectiveConfig.class,
            GovernanceSection.class,
            MemorySection.class,
            MergeMethod.class,
            MergeQueue.class,
            MergeSection.class,
            MergeTrigger.class,
            PipelineSection.class,
            RepositoryConfig.class,
            ReviewSection.class,
            RiskFrom.class,
            Route.class,
            Permission.class,
            CommandIssued.class,
            DeadLettered.class,
            GitHubFact.CheckChanged.class,
            GitHubFact.CheckKind.class,
            GitHubFact.CommentAdded.class,
            GitHubFact.CommentDeleted.class,
            GitHubFact.CommentEdited.class,
            GitHubFact.CommentKind.class,
            GitHubFact.InstallationChanged.class,
            GitHubFact.MergeGroupChanged.class,
            GitHubFact.PullRequestChanged.class,
            GitHubFact.Pushed.class,
            GitHubFact.ReviewSubmitted.class,
            GovernanceEvent.Approval.class,
            GovernanceEvent.ApprovalGiven.class,
            GovernanceEvent.ApprovalRequested.class,
            GovernanceEvent.ApprovalWithdrawn.class,
            GovernanceEvent.Decided.class,
            GovernanceEvent.Integration.class,
            GovernanceEvent.Verdict.class,
            Heartbeat.class,
            InfraEvent.HoldCleared.class,
            InfraEvent.HoldRaised.class,
            InfraEvent.IncidentOpened.class,
            InfraEvent.IncidentResolved.class,
            InfraEvent.Severity.class,
            LedgerHead.class,
            MemoryEvent.Precedent.class,
            MemoryEvent.RecallAnswered.class,
            MemoryEvent.RecallRequested.class,
            MemoryEvent.Remembered.class,
            PipelineEvent.HeadCarried.class,
            Mode.class,
            PipelineEvent.OverrideGiven.class,
            PipelineEvent.OverrideTarget.class,
            PipelineEvent.PullRequestHeld.class,
            PipelineEvent.PullRequestReleased.class,
            PipelineEvent.RunFinished.class,
            PipelineEvent.RunOutcome.class,
            PipelineEvent.RunStarted.class,
            PipelineEvent.StageFinished.class,
            PipelineEvent.StageOutcome.class,
            PipelineEvent.StageRequested.class,
            PullRequestRef.class,
            RepoRef.class,
            ReviewEvent.Decision.class,
            ReviewEvent.Finding.class,
            ReviewEvent.FindingDismissed.class,
            ReviewEvent.PlanStep.class,
            ReviewEvent.ReviewCompleted.class,
            ReviewEvent.ReviewFailed.class,
            ReviewEvent.RiskLevel.class,
            ReviewEvent.XpAwarded.class,
            RunRef.class,
            Stage.class,
            Strictness.class,
            GitHubWrite.UpsertComment.class,
            GitHubWrite.Reply.class,
            GitHubWrite.React.class,
            GitHubWrite.SetLabels.class,
            GitHubWrite.InlineComment.class,
            GitHubWrite.SubmitReview.class,
            GitHubWrite.SubmitReview.Event.class,
            GitHubWrite.Judge.class,
            GitHubWrite.SettleThreads.class,
            GitHubWrite.WithdrawReviews.class,
            GitHubWrite.SetCheck.class,
            GitHubWrite.SetCheck.Button.class,
            GitHubWrite.SetCheck.Annotation.class,
            GitHubWrite.Merge.class,
            GitHubWrite.UpdateBranch.class,
            GitHubWrite.RerunFailedJobs.class,
            GitHubWrite.Enqueue.class,
            GitHubWrite.SetTitle.class,
            GitHubWrite.SetState.class,
            GitHubWrite.ChangeAssignees.class,
            GitHubWrite.RequestReviewers.class,
            GitHubWrite.ApproveWorkflowRuns.class,
            GitHubWrite.UploadScan.class
        })
public final class RegisterTravellingTypes {

    private RegisterTravellingTypes() {}
}
