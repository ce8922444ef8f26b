package dev.pipe.review.plan;

import static java.util.stream.Collectors.joining;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.EndState;
import dev.pipe.review.plan.ReviewPlan.Overview;
import dev.pipe.review.plan.ReviewPlan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The plan of PR-QUEST's heuristics, as its callers expect it. {@link PlanReading} is the one for people. */
public final class GroupIntoSteps {

    private static final int KEPT_WHEN_TOO_MANY = ReviewPlan.MOST_STEPS - 1;

    private GroupIntoSteps() {}

    /** @param title the pull request's, where it is known */
    public static ReviewPlan of(Change change, Optional<String> title) {
        var files =
                change.files().stream().filter(file -> !file.hunks().isEmpty()).toList();
        if (files.isEmpty()) {
            return nothingToRead(change, title);
        }
        var groups = atMostSix(grouped(files));
        var ordered = groups.stream().sorted(Group.READING_ORDER).toList();
        var steps = new ArrayList<Step>();
        for (var group : ordered) {
            steps.add(step("step-" + (steps.size() + 1), group));
        }
        var areas = ordered.stream().map(Group::area).collect(joining(", "));
        var summary = (steps.size() == 1 ? "1 step: " : steps.size() + " steps: ") + areas + ".";
        return new ReviewPlan(1, new Overview(titleOr(files.size(), title), summary), steps, endState(ordered));
    }

    private static ReviewPlan nothingToRead(Change change, Optional<String> title) {
        return new ReviewPlan(
                1,
                new Overview(titleOr(change.files().size(), title), "No text changed: nothing to read line by line."),
                List.of(),
                new EndState(
                        List.of("Renames, modes and binary files are what the author meant."),
                        List.of("Binary and renamed content is not reviewed here.")));
    }

    private static List<Group> grouped(List<ChangedFile> files) {
        var groups = new LinkedHashMap<Group, List<ChangedFile>>();
        files.forEach(file -> groups.computeIfAbsent(Group.keyOf(file), key -> new ArrayList<>())
                .add(file));
        return groups.entrySet().stream()
                .map(entry ->
                        new Group(entry.getKey().category(), entry.getKey().key(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<Group> atMostSix(List<Group> groups) {
        if (groups.size() <= ReviewPlan.MOST_STEPS) {
            return groups;
        }
        var largestFirst = groups.stream()
                .sorted(Comparator.comparingInt(Group::hunks).reversed())
                .toList();
        var kept = new ArrayList<>(largestFirst.subList(0, KEPT_WHEN_TOO_MANY));
        var rest = largestFirst.subList(KEPT_WHEN_TOO_MANY, largestFirst.size()).stream()
                .flatMap(group -> group.files().stream())
                .toList();
        kept.add(new Group(Category.MISC, Category.MISC.name(), rest));
        return kept;
    }

    private static Step step(String id, Group group) {
        var category = group.category();
        var refs = group.files().stream()
                .map(file -> new DiffRef(
                        file.path(), file.hunks().stream().map(ChangedHunk::id).toList()))
                .toList();
        return new Step(
                id,
                category == Category.FEATURE ? category.title + group.area() : category.title,
                DescribeGroup.of(group),
                category.objective,
                category.priority,
                refs,
                List.of(category.note),
                List.of(category.badge));
    }

    private static EndState endState(List<Group> groups) {
        return new EndState(
                said(groups, Category.CHECK_ORDER, it -> it.check, "The change does what its title says."),
                said(groups, Category.RISK_ORDER, it -> it.risk, "Small changes in many places are easy to miss."));
    }

    /** What each category that is there has to say; one absorbed into the rest says nothing. */
    private static List<String> said(
            List<Group> groups, List<Category> order, Function<Category, String> text, String otherwise) {
        var present = groups.stream().map(Group::category).toList();
        var said = order.stream().filter(present::contains).map(text).toList();
        return said.isEmpty() ? List.of(otherwise) : said;
    }

    private static String titleOr(int files, Optional<String> title) {
        return title.map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElse(files == 1 ? "1 file changed" : files + " files changed");
    }
}
