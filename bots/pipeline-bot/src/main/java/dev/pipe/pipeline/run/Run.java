package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.pipeline.override.GivenOverride;
import dev.pipe.pipeline.settings.ConfigInForce;
import dev.pipe.pipeline.trust.Trust;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * One run as it is stored: how it began, what is known, how far it is.
 *
 * @param merge the wish to merge and what became of it
 * @param ending null while the run is live
 * @param config the file it was begun with
 */
@RegisterForReflection(
        targets = {
            Run.class,
            Run.Opening.class,
            Run.Ending.class,
            StageState.class,
            Evidence.class,
            Merging.class,
            OtherChecks.class,
            OtherChecks.RefusedRerun.class,
            FailedJob.class,
            Recalled.class,
            GivenUp.class,
            Granted.class,
            GivenOverride.class,
            Trust.class,
            Trust.Standing.class,
            RunConfig.class,
            ConfigInForce.class,
            GitHubReads.PullRequest.class,
            GitHubReads.Check.class
        })
public record Run(
        RunRef ref,
        Opening opening,
        Map<Stage, StageState> stages,
        Evidence evidence,
        Merging merge,
        Ending ending,
        RunConfig config) {

    /**
     * How it began.
     *
     * @param reason for people: "opened", "new head", "/retest by eve"
     * @param traceParent the trace it began in, which all that is done for it by the clock joins; null without one
     * @param carriedFrom the head before, when this one is nothing but that with its base merged in; else null
     */
    public record Opening(
            Actor author, String title, String reason, Instant at, String traceParent, String carriedFrom) {

        public Opening(Actor author, String title, String reason, Instant at, String traceParent) {
            this(author, title, reason, at, traceParent, null);
        }

        public boolean carried() {
            return carriedFrom != null;
        }

        /** Null when there is no trace. */
        public String traceId() {
            return traceParent == null ? null : traceParent.split("-")[1];
        }
    }

    /** How it ended. */
    public record Ending(RunOutcome outcome, String reason, Instant at) {}

    public Run {
        stages = Map.copyOf(stages);
        config = config == null ? RunConfig.NONE : config;
    }

    static Run begin(RunRef ref, Opening opening, Merging merge, RunConfig config) {
        var stages = new EnumMap<Stage, StageState>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, StageState.NOT_BEGUN);
        }
        return new Run(ref, opening, stages, Evidence.NONE, merge, null, config);
    }

    /** A run's id is made of what it is about, so that the same attempt can never have two. */
    static RunRef refOf(PullRequestRef pullRequest, String headSha, String base, int attempt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((pullRequest + "|" + headSha + "|" + base).getBytes(StandardCharsets.UTF_8));
            var id = "run-" + HexFormat.of().formatHex(digest, 0, 6) + "-" + attempt;
            return new RunRef(id, pullRequest, headSha, base, attempt);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    public boolean live() {
        return ending == null;
    }

    public StageState stage(Stage stage) {
        return stages.get(stage);
    }

    /** Somebody asks for the merge, perhaps again after GitHub refused it. */
    public Run askedToMerge(Actor actor, String method) {
        return with(merge.askedBy(actor, method));
    }

    /** Nobody asks for the merge any more; what GitHub is doing already goes on. */
    public Run notAskedToMerge() {
        return with(merge.takenBack());
    }

    /** The same run, its head being nothing but this one with the base merged in. */
    Run carriedFrom(String head) {
        var same = new Opening(
                opening.author(), opening.title(), opening.reason(), opening.at(), opening.traceParent(), head);
        return new Run(ref, same, stages, evidence, merge, ending, config);
    }

    /** GitHub would not merge the base into the head. */
    public Run notUpdated(String reason) {
        return with(merge.notUpdated(reason));
    }

    /** Something became known. */
    public Run knowing(Evidence newEvidence) {
        return with(newEvidence);
    }

    Run with(Evidence newEvidence) {
        return new Run(ref, opening, stages, newEvidence, merge, ending, config);
    }

    Run with(Map<Stage, StageState> newStages) {
        return new Run(ref, opening, newStages, evidence, merge, ending, config);
    }

    Run with(Merging newMerge) {
        return new Run(ref, opening, stages, evidence, newMerge, ending, config);
    }

    Run ended(RunOutcome outcome, String reason, Instant at) {
        return new Run(ref, opening, stages, evidence, merge, new Ending(outcome, reason, at), config);
    }
}
