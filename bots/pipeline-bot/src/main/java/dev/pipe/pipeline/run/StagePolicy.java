package dev.pipe.pipeline.run;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.pipeline.run.StageState.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges the stages of a run by what is known, and by nothing else: a stage begins when the one before it passed, and
 * falls back when that one does. So evidence that is withdrawn puts everything after it back in place.
 */
final class StagePolicy {

    private StagePolicy() {}

    /** @param stages those that are on, in their order */
    static Map<Stage, Status> judge(Evidence evidence, Merging merge, List<Stage> stages) {
        var judged = new EnumMap<Stage, Status>(Stage.class);
        for (var stage : Stage.values()) {
            judged.put(stage, Status.SKIPPED);
        }
        var open = true;
        for (var stage : stages) {
            var status = open ? judge(stage, evidence, merge) : Status.NOT_BEGUN;
            judged.put(stage, status);
            open = status == Status.PASSED;
        }
        return judged;
    }

    private static Status judge(Stage stage, Evidence evidence, Merging merge) {
        if (evidence.overrideOf(stage).isPresent()) {
            return Status.PASSED;
        }
        var status =
                switch (stage) {
                    case REVIEW -> review(evidence);
                    case GOVERNANCE -> governance(evidence);
                    case CHECKS ->
                        evidence.knowsChecks()
                                ? ChecksPolicy.judge(evidence.checksThatCount()).status()
                                : Status.RUNNING;
                    case MERGE -> merge.refused() ? Status.FAILED : Status.RUNNING;
                };
        return status == Status.RUNNING && givenUp(stage, evidence) ? Status.FAILED : status;
    }

    /** FLAGGED and PENDING pass: they ask for people, and governance always does. */
    private static Status review(Evidence evidence) {
        if (evidence.reviewFailure() != null) {
            return Status.FAILED;
        }
        if (evidence.review() == null) {
            return Status.RUNNING;
        }
        return evidence.review().decision().rejected() ? Status.FAILED : Status.PASSED;
    }

    private static Status governance(Evidence evidence) {
        if (evidence.decided() == null) {
            return Status.RUNNING;
        }
        return evidence.decided().verdict() == Verdict.APPROVED ? Status.PASSED : Status.FAILED;
    }

    private static boolean givenUp(Stage stage, Evidence evidence) {
        return evidence.deadLetters().stream().anyMatch(letter -> letter.stage() == stage);
    }
}
