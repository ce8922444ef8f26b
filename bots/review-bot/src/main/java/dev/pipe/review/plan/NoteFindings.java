package dev.pipe.review.plan;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Priority;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.risk.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in each step what was found there, the worst first, and lets a step with a serious finding be urgent. The order
 * stays: a finding that comes or goes reshuffles nothing. Where findings are dismissed later, as on a pull request, they
 * are shown beside the plan instead.
 */
public final class NoteFindings {

    private static final int MOST = 3;

    private NoteFindings() {}

    public static ReviewPlan in(ReviewPlan plan, List<Finding> findings) {
        var steps = plan.steps().stream().map(step -> with(step, findings)).toList();
        return new ReviewPlan(plan.version(), plan.overview(), steps, plan.endState());
    }

    private static Step with(Step step, List<Finding> findings) {
        var hunks = step.diffRefs().stream()
                .collect(Collectors.toMap(
                        DiffRef::fileId, ref -> Set.copyOf(ref.hunkIds()), (one, other) -> either(one, other)));
        var here = findings.stream()
                .filter(finding -> finding.level() != RiskLevel.NONE)
                .filter(finding -> isIn(finding, hunks.get(finding.file())))
                .sorted(Finding.WORST_FIRST)
                .toList();
        if (here.isEmpty()) {
            return step;
        }
        var notes = new ArrayList<String>();
        here.stream().limit(MOST).map(NoteFindings::note).forEach(notes::add);
        if (here.size() > MOST) {
            notes.add("And " + Names.count(here.size() - MOST, "finding", "findings") + " more.");
        }
        notes.addAll(step.notesSuggested());
        var isSerious = here.getFirst().level().compareTo(RiskLevel.MODERATE) >= 0;
        return new Step(
                step.stepId(),
                step.title(),
                step.description(),
                step.objective(),
                isSerious ? Priority.HIGH : step.priority(),
                step.diffRefs(),
                List.copyOf(notes),
                step.badges());
    }

    /** A file may be in two steps, by its hunks; what is found in the file as a whole is then in both. */
    private static boolean isIn(Finding finding, Set<String> hunks) {
        return hunks != null
                && (finding.hunkId() == null || finding.hunkId().isEmpty() || hunks.contains(finding.hunkId()));
    }

    private static Set<String> either(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private static String note(Finding finding) {
        var level = finding.level().name();
        var where = finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.file();
        return level.charAt(0) + level.substring(1).toLowerCase(Locale.ROOT) + ": "
                + finding.title().toLowerCase(Locale.ROOT) + " in " + Names.shown(where) + ".";
    }
}
