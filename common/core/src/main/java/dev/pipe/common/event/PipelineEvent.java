package dev.pipe.common.event;

import dev.pipe.common.config.EffectiveConfig;
import dev.pipe.common.config.Mode;
import dev.pipe.common.config.Stage;
import java.time.Instant;

/** What the conductor says of a run. Topic {@code pipe.pipelines}, key: the pull request. Written by pipeline-bot. */
public sealed interface PipelineEvent extends Event {

    RunRef run();

    @Override
    default String key() {
        return run().pullRequest().toString();
    }

    /** How a stage ended. */
    enum StageOutcome {
        PASSED,
        FAILED,
        SKIPPED,
        SUPERSEDED
    }

    /** How a run ended. */
    enum RunOutcome {
        MERGED,
        PASSED,
        REJECTED,
        FAILED,
        CLOSED,
        SUPERSEDED,
        /** Somebody said {@code /cancel}; nothing more happens to this head until another attempt is asked for. */
        CANCELLED
    }

    /** A run began. */
    record RunStarted(RunRef run, Actor author, String title, Mode mode, String reason, Instant startedAt)
            implements PipelineEvent {}

    /**
     * A stage's owner is asked to work. What else it needs of the pull request it reads from GitHub.
     *
     * @param config what {@code .github/pipe.yml} and the operator say for this pull request, and the file's SHA
     * @param withoutModel why neither a model nor the memory may be asked about this head, for people: it comes from a
     *     stranger's fork; empty when they may
     */
    record StageRequested(
            RunRef run,
            Stage stage,
            Actor author,
            String title,
            Mode mode,
            Instant requestedAt,
            EffectiveConfig config,
            String withoutModel)
            implements PipelineEvent {
        public StageRequested {
            config = config == null ? EffectiveConfig.DEFAULT : config;
            withoutModel = withoutModel == null ? "" : withoutModel;
        }

        /** Of a head that everything may be asked about. */
        public StageRequested(
                RunRef run,
                Stage stage,
                Actor author,
                String title,
                Mode mode,
                Instant requestedAt,
                EffectiveConfig config) {
            this(run, stage, author, title, mode, requestedAt, config, "");
        }

        /** Where nothing is configured. */
        public StageRequested(RunRef run, Stage stage, Actor author, String title, Mode mode, Instant requestedAt) {
            this(run, stage, author, title, mode, requestedAt, EffectiveConfig.DEFAULT);
        }
    }

    /**
     * The new head of a run is the head before and a commit of the base branch, merged as git merges them and nothing
     * else: what was said of the head before holds for it. Said before the run starts.
     *
     * @param from the run of the head before, on the same base
     * @param mergedSha the commit of the base branch that was merged in
     */
    record HeadCarried(RunRef run, RunRef from, String mergedSha, Instant at) implements PipelineEvent {}

    /** A stage came to an end. */
    record StageFinished(RunRef run, Stage stage, StageOutcome outcome, String summary, Instant finishedAt)
            implements PipelineEvent {}

    /** A run came to an end, and why. */
    record RunFinished(RunRef run, RunOutcome outcome, String reason, Instant finishedAt) implements PipelineEvent {}

    /** What an admin's override lets pass. */
    enum OverrideTarget {
        REVIEW,
        GOVERNANCE,
        /** The checks of others: one that is named, or all that stand in the way. */
        CHECK,
        /** The holds in force when it was given; one raised later holds again. */
        HOLD
    }

    /**
     * An admin let a head pass although a stage, a check or a hold stands in its way. Counts for this head and base only.
     *
     * @param check the check's name; empty for all checks, and for other targets
     * @param reason as its giver wrote it: untrusted text, credentials masked
     */
    record OverrideGiven(RunRef run, OverrideTarget target, String check, Actor by, String reason, Instant at)
            implements PipelineEvent {
        public OverrideGiven {
            check = check == null ? "" : check;
        }
    }

    /**
     * A person holds one pull request back, whatever its head becomes. Said anew when they give another reason.
     *
     * @param run the live run; null when none is
     * @param permission what they may do in the repository: whoever may more can lift the hold
     * @param reason untrusted text; empty when they gave none
     */
    record PullRequestHeld(
            RunRef run, PullRequestRef pullRequest, Actor by, String permission, String reason, Instant at)
            implements PipelineEvent {
        @Override
        public String key() {
            return pullRequest.toString();
        }
    }

    /** A person's hold is lifted. */
    record PullRequestReleased(RunRef run, PullRequestRef pullRequest, Actor heldBy, Actor by, Instant at)
            implements PipelineEvent {
        @Override
        public String key() {
            return pullRequest.toString();
        }
    }
}
