package dev.pipe.common.event;

import java.time.Instant;
import java.util.List;

/** What PR-QUEST found. Topic {@code pipe.reviews}, key: the pull request. Written by review-bot. */
public sealed interface ReviewEvent extends Event {

    RunRef run();

    @Override
    default String key() {
        return run().pullRequest().toString();
    }

    enum Decision {
        AUTO_APPROVED,
        APPROVED_WITH_SUGGESTIONS,
        FLAGGED_FOR_REVIEW,
        PENDING_HUMAN_REVIEW,
        REJECTED_SECURITY,
        REJECTED_BREAKING_CHANGES,
        REJECTED_CRITICAL_RISK;

        public boolean rejected() {
            return name().startsWith("REJECTED");
        }
    }

    enum RiskLevel {
        NONE,
        LOW,
        MODERATE,
        CRITICAL
    }

    /**
     * One thing found.
     *
     * @param file empty when the finding concerns what stands around the change: its title, its branch, what was said
     * @param line in the file at the head; 0 when the finding concerns the file as a whole
     * @param evidence what was seen, credentials masked
     * @param id by which people call it on this pull request, {@code F3}: the same from push to push; empty from a
     *     version that gave none
     */
    record Finding(
            String ruleId,
            String type,
            RiskLevel level,
            String file,
            int line,
            String title,
            String evidence,
            String why,
            String mend,
            double confidence,
            String id) {
        public Finding {
            id = id == null ? "" : id;
        }

        /** What it is about, as a sentence says it: the file, or the pull request. */
        public String about() {
            return file.isEmpty() ? "the pull request itself" : file;
        }

        /** Without a name. */
        public Finding(
                String ruleId,
                String type,
                RiskLevel level,
                String file,
                int line,
                String title,
                String evidence,
                String why,
                String mend,
                double confidence) {
            this(ruleId, type, level, file, line, title, evidence, why, mend, confidence, "");
        }
    }

    /** One step of the reading plan. */
    record PlanStep(String title, String objective, String priority, List<String> files) {
        public PlanStep {
            files = files == null ? List.of() : List.copyOf(files);
        }
    }

    /**
     * The diff was read whole (or it is said what was not) and judged.
     *
     * @param engine {@code heuristic}, {@code llm} or {@code llm-fallback}
     * @param degraded why the reading is less than it should be; empty when it is not
     * @param findings the worst, where there are too many to travel
     * @param paths the changed paths, new names; what governance looks at
     * @param moreFindings how many findings count beside these; their level and number are in what was decided
     * @param morePaths how many paths changed beside these: whoever decides by paths has not seen all
     */
    record ReviewCompleted(
            RunRef run,
            Decision decision,
            RiskLevel riskLevel,
            List<Finding> findings,
            List<PlanStep> steps,
            List<String> paths,
            int hunks,
            String engine,
            String degraded,
            String summary,
            Instant completedAt,
            long durationMillis,
            int moreFindings,
            int morePaths)
            implements ReviewEvent {

        /** Of a review that is told whole. */
        public ReviewCompleted(
                RunRef run,
                Decision decision,
                RiskLevel riskLevel,
                List<Finding> findings,
                List<PlanStep> steps,
                List<String> paths,
                int hunks,
                String engine,
                String degraded,
                String summary,
                Instant completedAt,
                long durationMillis) {
            this(
                    run,
                    decision,
                    riskLevel,
                    findings,
                    steps,
                    paths,
                    hunks,
                    engine,
                    degraded,
                    summary,
                    completedAt,
                    durationMillis,
                    0,
                    0);
        }

        public ReviewCompleted {
            findings = findings == null ? List.of() : List.copyOf(findings);
            steps = steps == null ? List.of() : List.copyOf(steps);
            paths = paths == null ? List.of() : List.copyOf(paths);
            degraded = degraded == null ? "" : degraded;
        }
    }

    /**
     * Somebody read a step of a change's quest for the first time, or earned a badge by it.
     *
     * @param points 0 with a badge
     * @param badge empty for a step
     */
    record XpAwarded(RunRef run, Actor reviewer, int points, String badge, String reason, Instant awardedAt)
            implements ReviewEvent {
        public XpAwarded {
            badge = badge == null ? "" : badge;
        }
    }

    /** The review could not be made; the stage fails with this reason and says how to retry. */
    record ReviewFailed(RunRef run, String reason, Instant failedAt) implements ReviewEvent {}

    /**
     * Somebody who may do so says that findings need no mending. They count no more on this pull request, whatever its
     * head becomes; a {@link ReviewCompleted} without them follows.
     *
     * @param target what was dismissed: one finding by its id, or a rule by its id and with it all its like
     * @param findings those it concerns now, credentials masked
     * @param reason as its giver wrote it: untrusted text, credentials masked
     */
    record FindingDismissed(
            RunRef run, String target, List<Finding> findings, Actor by, String permission, String reason, Instant at)
            implements ReviewEvent {
        public FindingDismissed {
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }
}
