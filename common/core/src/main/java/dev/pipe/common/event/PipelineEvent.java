package dev.pipe.common.event;

import dev.pipe.common.config.EffectiveConfig;
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
        SUPERSEDED
    }

    /** What the operator lets the suite do in a repository. */
    enum Mode {
        /** Decide and record, write nothing to GitHub. */
        OBSERVE,
        /** Say, but neither block nor merge. The default: safe before configured. */
        COMMENT,
        /** Checks that block, and merges. */
        ENFORCE
    }

    /** A run began. */
    record RunStarted(RunRef run, Actor author, String title, Mode mode, String reason, Instant startedAt)
            implements PipelineEvent {}

    /**
     * A stage's owner is asked to work. What else it needs of the pull request it reads from GitHub.
     *
     * @param config what {@code .github/pipe.yml} and the operator say for this pull request, and the file's SHA
     */
    record StageRequested(
            RunRef run, Stage stage, Actor author, String title, Mode mode, Instant requestedAt, EffectiveConfig config)
            implements PipelineEvent {
        public StageRequested {
            config = config == null ? EffectiveConfig.DEFAULT : config;
        }

        /** Where nothing is configured. */
        public StageRequested(RunRef run, Stage stage, Actor author, String title, Mode mode, Instant requestedAt) {
            this(run, stage, author, title, mode, requestedAt, EffectiveConfig.DEFAULT);
        }
    }

    /** A stage came to an end. */
    record StageFinished(RunRef run, Stage stage, StageOutcome outcome, String summary, Instant finishedAt)
            implements PipelineEvent {}

    /** A run came to an end, and why. */
    record RunFinished(RunRef run, RunOutcome outcome, String reason, Instant finishedAt) implements PipelineEvent {}
}
