package dev.pipe.review.plan;

import static java.util.stream.Collectors.joining;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Overview;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a person best reads a change, by rules: what others rely on, the code with its tests, what calls it, what goes
 * along. Every file is in exactly one step, also those without a line of text, whose {@code hunk_ids} are empty.
 */
public final class PlanReading {

    private PlanReading() {}

    /** @param title the pull request's, where it is known */
    public static ReviewPlan of(Change change, Optional<String> title) {
        var chapters = change.files().isEmpty() ? List.<Chapter>of() : ChapterPolicy.decide(change);
        var steps = new ArrayList<Step>();
        var end = new EndWords();
        for (var chapter : chapters) {
            var things = NamedThings.in(chapter.written());
            var testedElsewhere = chapters.stream().anyMatch(chapter::isTestedIn);
            steps.add(step("step-" + (steps.size() + 1), chapter, things, testedElsewhere));
            end.add(chapter, things, testedElsewhere);
        }
        return new ReviewPlan(1, overview(change, title, steps), steps, end.said());
    }

    private static Step step(String id, Chapter chapter, NamedThings things, boolean testedElsewhere) {
        var words = new StepWords(chapter, testedElsewhere);
        var notes = new StepNotes(chapter, things, testedElsewhere);
        var refs = chapter.files().stream()
                .map(file -> new DiffRef(
                        file.path(), file.hunks().stream().map(ChangedHunk::id).toList()))
                .toList();
        return new Step(
                id,
                words.title(),
                notes.description(),
                words.objective(things),
                chapter.role().priority,
                refs,
                notes.questions(),
                List.copyOf(chapter.badges()));
    }

    private static Overview overview(Change change, Optional<String> title, List<Step> steps) {
        if (change.files().isEmpty()) {
            return new Overview(titleOr("Nothing changed", title), "There is nothing to read.");
        }
        var lines = change.addedLines().count();
        var removed = change.files().stream().flatMap(file -> file.removed()).count();
        var size = StepNotes.counts(change.files())
                + (lines + removed == 0 ? "" : ": +" + lines + " −" + removed + " lines");
        var way = steps.stream().map(Step::title).collect(joining("; "));
        return new Overview(titleOr(size, title), Names.count(steps.size(), "step", "steps") + ": " + way + ".");
    }

    private static String titleOr(String otherwise, Optional<String> title) {
        return title.map(String::strip).filter(it -> !it.isEmpty()).orElse(otherwise);
    }
}
