package dev.pipe.review.model;

import dev.pipe.review.diff.Change;
import dev.pipe.review.model.ModelPlan.ModelStep;
import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.EndState;
import dev.pipe.review.plan.ReviewPlan.Overview;
import dev.pipe.review.plan.ReviewPlan.Priority;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a proposed plan when it has two to six steps, every hunk it was shown in exactly one of them, and no other. What
 * was too much to be shown is put to the step that has its file, or to the last one: no plan hides a hunk.
 */
final class CheckPlan {

    private static final int FEWEST_STEPS = 2;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_NOTES = 6;

    private final Map<String, String> fileOfHunk = new LinkedHashMap<>();
    private final Set<String> shown;
    private final ReviewPlan byRules;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();

    private CheckPlan(Change change, Set<String> shown, ReviewPlan byRules) {
        change.files().forEach(file -> file.hunks().forEach(hunk -> fileOfHunk.put(hunk.id(), file.path())));
        this.shown = shown;
        this.byRules = byRules;
    }

    /** @param byRules gives what the proposal leaves unsaid */
    static Checked<ReviewPlan> check(Change change, Set<String> shown, ReviewPlan byRules, ModelPlan proposed) {
        return new CheckPlan(change, shown, byRules).check(proposed);
    }

    private Checked<ReviewPlan> check(ModelPlan proposed) {
        var steps = proposed.steps() == null ? List.<ModelStep>of() : proposed.steps();
        if (steps.size() < FEWEST_STEPS || steps.size() > ReviewPlan.MOST_STEPS) {
            return Checked.bad("A plan has 2 to 6 steps");
        }
        steps.forEach(this::check);
        var left = shown.stream().filter(id -> !placed.contains(id)).toList();
        if (!left.isEmpty()) {
            complaints.add(left.size() + " hunks are in no step");
        }
        return complaints.isEmpty()
                ? Checked.good(plan(proposed))
                : new Checked<>(Optional.empty(), complaints.stream().distinct().toList());
    }

    private void check(ModelStep step) {
        if (step == null || isBlank(step.title()) || isBlank(step.objective()) || isBlank(step.description())) {
            complaints.add("A step has no title, description or objective");
            return;
        }
        if (step.hunkIds() == null || step.hunkIds().isEmpty()) {
            complaints.add("A step has no hunks");
            return;
        }
        for (var id : step.hunkIds()) {
            if (id == null || !shown.contains(id)) {
                complaints.add("A step names a hunk that was not shown");
            } else if (!placed.add(id)) {
                complaints.add("A hunk is in two steps, or twice in one");
            }
        }
    }

    private ReviewPlan plan(ModelPlan proposed) {
        var hunks = new ArrayList<Set<String>>();
        proposed.steps().forEach(step -> hunks.add(new HashSet<>(step.hunkIds())));
        fileOfHunk.keySet().stream().filter(id -> !placed.contains(id)).forEach(id -> hunks.get(stepFor(id, hunks))
                .add(id));
        var steps = new ArrayList<Step>();
        for (var step : proposed.steps()) {
            steps.add(step("step-" + (steps.size() + 1), step, hunks.get(steps.size())));
        }
        steps.add(withFilesOfNoText(steps.removeLast()));
        var summary = isBlank(proposed.summary())
                ? byRules.overview().summary()
                : sentence(proposed.summary(), LONGEST_SENTENCE);
        return new ReviewPlan(
                1,
                new Overview(byRules.overview().title(), summary),
                steps,
                new EndState(
                        orByRules(
                                proposed.acceptanceChecks(), byRules.endState().acceptanceChecks()),
                        orByRules(proposed.riskCalls(), byRules.endState().riskCalls())));
    }

    /** A model is asked about hunks; files without one stay in the plan that has them. */
    private Step withFilesOfNoText(Step last) {
        var refs = new ArrayList<>(last.diffRefs());
        byRules.steps().stream()
                .flatMap(step -> step.diffRefs().stream())
                .filter(ref -> ref.hunkIds().isEmpty())
                .forEach(refs::add);
        return new Step(
                last.stepId(),
                last.title(),
                last.description(),
                last.objective(),
                last.priority(),
                List.copyOf(refs),
                last.notesSuggested(),
                last.badges());
    }

    private int stepFor(String hunkId, List<Set<String>> steps) {
        var file = fileOfHunk.get(hunkId);
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i).stream().anyMatch(id -> file.equals(fileOfHunk.get(id)))) {
                return i;
            }
        }
        return steps.size() - 1;
    }

    private Step step(String id, ModelStep step, Set<String> hunks) {
        Map<String, List<String>> perFile = new LinkedHashMap<>();
        fileOfHunk.forEach((hunk, file) -> {
            if (hunks.contains(hunk)) {
                perFile.computeIfAbsent(file, key -> new ArrayList<>()).add(hunk);
            }
        });
        var refs = perFile.entrySet().stream()
                .map(entry -> new DiffRef(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        return new Step(
                id,
                sentence(step.title(), LONGEST_TITLE),
                sentence(step.description(), LONGEST_SENTENCE),
                sentence(step.objective(), LONGEST_SENTENCE),
                priority(step.priority()),
                refs,
                sentences(step.notes()),
                List.of());
    }

    private static Priority priority(String said) {
        return Arrays.stream(Priority.values())
                .filter(it -> it.name().equalsIgnoreCase(said))
                .findFirst()
                .orElse(Priority.MEDIUM);
    }

    private static List<String> orByRules(List<String> said, List<String> byRules) {
        var sentences = sentences(said);
        return sentences.isEmpty() ? byRules : sentences;
    }

    private static List<String> sentences(List<String> said) {
        return said == null
                ? List.of()
                : said.stream()
                        .filter(Objects::nonNull)
                        .filter(it -> !it.isBlank())
                        .limit(MOST_NOTES)
                        .map(it -> sentence(it, LONGEST_SENTENCE))
                        .toList();
    }

    private static String sentence(String said, int most) {
        return VisibleText.line(VisibleText.of(said, most));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
