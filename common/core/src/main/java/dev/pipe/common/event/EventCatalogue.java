package dev.pipe.common.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every event type once: its versioned CloudEvents type, its record, its topic and who writes it. */
public final class EventCatalogue {

    /** One line of the catalogue. */
    public record Entry(String type, Class<? extends Event> record, Topic topic, String writer) {}

    private static final String PIPELINE = "pipeline-bot";
    private static final String REVIEW = "review-bot";
    private static final String GOVERNANCE = "governance-bot";
    private static final String MEMORY = "memory-bot";
    private static final String INFRA = "infra-bot";
    private static final String ALL = "all";

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "dev.pipe.github.pull-request-changed.v1",
                    GitHubFact.PullRequestChanged.class,
                    Topic.GITHUB,
                    PIPELINE),
            new Entry("dev.pipe.github.comment-added.v1", GitHubFact.CommentAdded.class, Topic.GITHUB, PIPELINE),
            new Entry("dev.pipe.github.comment-edited.v1", GitHubFact.CommentEdited.class, Topic.GITHUB, PIPELINE),
            new Entry("dev.pipe.github.comment-deleted.v1", GitHubFact.CommentDeleted.class, Topic.GITHUB, PIPELINE),
            new Entry("dev.pipe.github.review-submitted.v1", GitHubFact.ReviewSubmitted.class, Topic.GITHUB, PIPELINE),
            new Entry("dev.pipe.github.check-changed.v1", GitHubFact.CheckChanged.class, Topic.GITHUB, PIPELINE),
            new Entry("dev.pipe.github.pushed.v1", GitHubFact.Pushed.class, Topic.GITHUB, PIPELINE),
            new Entry(
                    "dev.pipe.github.merge-group-changed.v1",
                    GitHubFact.MergeGroupChanged.class,
                    Topic.GITHUB,
                    PIPELINE),
            new Entry(
                    "dev.pipe.github.installation-changed.v1",
                    GitHubFact.InstallationChanged.class,
                    Topic.GITHUB,
                    PIPELINE),
            new Entry("dev.pipe.command.issued.v1", CommandIssued.class, Topic.COMMANDS, PIPELINE),
            new Entry("dev.pipe.pipeline.run-started.v1", PipelineEvent.RunStarted.class, Topic.PIPELINES, PIPELINE),
            new Entry("dev.pipe.pipeline.head-carried.v1", PipelineEvent.HeadCarried.class, Topic.PIPELINES, PIPELINE),
            new Entry(
                    "dev.pipe.pipeline.stage-requested.v1",
                    PipelineEvent.StageRequested.class,
                    Topic.PIPELINES,
                    PIPELINE),
            new Entry(
                    "dev.pipe.pipeline.stage-finished.v1",
                    PipelineEvent.StageFinished.class,
                    Topic.PIPELINES,
                    PIPELINE),
            new Entry("dev.pipe.pipeline.run-finished.v1", PipelineEvent.RunFinished.class, Topic.PIPELINES, PIPELINE),
            new Entry(
                    "dev.pipe.pipeline.override-given.v1",
                    PipelineEvent.OverrideGiven.class,
                    Topic.PIPELINES,
                    PIPELINE),
            new Entry(
                    "dev.pipe.pipeline.pull-request-held.v1",
                    PipelineEvent.PullRequestHeld.class,
                    Topic.PIPELINES,
                    PIPELINE),
            new Entry(
                    "dev.pipe.pipeline.pull-request-released.v1",
                    PipelineEvent.PullRequestReleased.class,
                    Topic.PIPELINES,
                    PIPELINE),
            new Entry("dev.pipe.review.completed.v1", ReviewEvent.ReviewCompleted.class, Topic.REVIEWS, REVIEW),
            new Entry("dev.pipe.review.failed.v1", ReviewEvent.ReviewFailed.class, Topic.REVIEWS, REVIEW),
            new Entry("dev.pipe.review.xp-awarded.v1", ReviewEvent.XpAwarded.class, Topic.REVIEWS, REVIEW),
            new Entry(
                    "dev.pipe.review.finding-dismissed.v1", ReviewEvent.FindingDismissed.class, Topic.REVIEWS, REVIEW),
            new Entry(
                    "dev.pipe.governance.approval-requested.v1",
                    GovernanceEvent.ApprovalRequested.class,
                    Topic.GOVERNANCE,
                    GOVERNANCE),
            new Entry(
                    "dev.pipe.governance.approval-given.v1",
                    GovernanceEvent.ApprovalGiven.class,
                    Topic.GOVERNANCE,
                    GOVERNANCE),
            new Entry(
                    "dev.pipe.governance.approval-withdrawn.v1",
                    GovernanceEvent.ApprovalWithdrawn.class,
                    Topic.GOVERNANCE,
                    GOVERNANCE),
            new Entry("dev.pipe.governance.decided.v1", GovernanceEvent.Decided.class, Topic.GOVERNANCE, GOVERNANCE),
            new Entry("dev.pipe.governance.ledger-head.v1", LedgerHead.class, Topic.LEDGER_HEAD, GOVERNANCE),
            new Entry("dev.pipe.memory.recall-requested.v1", MemoryEvent.RecallRequested.class, Topic.MEMORY, ALL),
            new Entry("dev.pipe.memory.recall-answered.v1", MemoryEvent.RecallAnswered.class, Topic.MEMORY, MEMORY),
            new Entry("dev.pipe.memory.remembered.v1", MemoryEvent.Remembered.class, Topic.MEMORY, MEMORY),
            new Entry("dev.pipe.infra.incident-opened.v1", InfraEvent.IncidentOpened.class, Topic.INFRA, INFRA),
            new Entry("dev.pipe.infra.incident-resolved.v1", InfraEvent.IncidentResolved.class, Topic.INFRA, INFRA),
            new Entry("dev.pipe.infra.hold-raised.v1", InfraEvent.HoldRaised.class, Topic.INFRA, INFRA),
            new Entry("dev.pipe.infra.hold-cleared.v1", InfraEvent.HoldCleared.class, Topic.INFRA, INFRA),
            new Entry("dev.pipe.bot.heartbeat.v1", Heartbeat.class, Topic.HEARTBEATS, ALL),
            new Entry("dev.pipe.bot.dead-lettered.v1", DeadLettered.class, Topic.DEAD_LETTER, ALL));

    private static final Map<String, Entry> BY_TYPE =
            ENTRIES.stream().collect(toUnmodifiableMap(Entry::type, Function.identity()));
    private static final Map<Class<? extends Event>, Entry> BY_RECORD =
            ENTRIES.stream().collect(toUnmodifiableMap(Entry::record, Function.identity()));

    private EventCatalogue() {}

    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** Empty for a type this version does not know: a newer bot may be on the bus already. */
    public static Optional<Entry> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static Entry of(Class<? extends Event> record) {
        var entry = BY_RECORD.get(record);
        if (entry == null) {
            throw new IllegalArgumentException(record.getName() + " is missing from the event catalogue");
        }
        return entry;
    }
}
