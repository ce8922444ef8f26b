package dev.pipe.review.read;

import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.Verdict;
import dev.pipe.review.diff.Change;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.GeneratedFiles;
import java.util.List;

/**
 * One reading of a change.
 *
 * @param engine {@code heuristic}, {@code llm} or {@code llm-fallback}
 * @param degraded why the reading is less than it could be; empty when it is not
 * @param reading whether all was read that decides
 * @param summary what a model says of the change, plain and untrusted; empty where none does.  It decides nothing
 * @param grouping who made the plan: {@code llm} when its words are a model's, {@code heuristic} or {@code llm-fallback}
 */
public record Review(
        Change change,
        ReviewPlan plan,
        List<Finding> findings,
        Verdict verdict,
        String engine,
        String degraded,
        Reading reading,
        String summary,
        String grouping) {

    private static final String BY_MODEL = "llm";

    /** With steps made by rules. */
    public Review(
            Change change,
            ReviewPlan plan,
            List<Finding> findings,
            Verdict verdict,
            String engine,
            String degraded,
            Reading reading,
            String summary) {
        this(change, plan, findings, verdict, engine, degraded, reading, summary, "heuristic");
    }

    /** Without a model's words about it. */
    public Review(
            Change change,
            ReviewPlan plan,
            List<Finding> findings,
            Verdict verdict,
            String engine,
            String degraded,
            Reading reading) {
        this(change, plan, findings, verdict, engine, degraded, reading, "");
    }

    /** Of a change that was read wholly. */
    public Review(
            Change change, ReviewPlan plan, List<Finding> findings, Verdict verdict, String engine, String degraded) {
        this(change, plan, findings, verdict, engine, degraded, Reading.complete());
    }

    /** The same reading, where others had something to say. */
    public Review with(List<Finding> all, Verdict onThem, String missing) {
        return new Review(change, plan, all, onThem, engine, missing, reading, summary, grouping);
    }

    /** Whether the titles, goals and checks of the plan are a model's words. */
    public boolean isPlannedByModel() {
        return grouping.equals(BY_MODEL);
    }

    /** What was looked at less closely than the rest, in words; empty when all was read alike. */
    public String readForCredentialsAlone() {
        var files = GeneratedFiles.readForCredentialsAlone(change);
        return switch ((int) Math.min(files, Integer.MAX_VALUE)) {
            case 0 -> "";
            case 1 -> "1 generated file was read for credentials alone.";
            default -> files + " generated files were read for credentials alone.";
        };
    }

    /** Of a change that nobody could read, what was found before is neither there nor gone. */
    public boolean isUnread() {
        return change.files().isEmpty() && !reading.isComplete();
    }
}
