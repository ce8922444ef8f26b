package dev.pipe.review.read;

import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import dev.pipe.review.model.GroupChange;
import dev.pipe.review.model.ModelAtHand;
import dev.pipe.review.model.ReadAlong;
import dev.pipe.review.model.Subject;
import dev.pipe.review.model.SummariseChange;
import dev.pipe.review.plan.PlanReading;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** From the text of a diff to a verdict. */
@ApplicationScoped
public class ReadChange {

    private final FindByRules risks = new FindByRules();
    private final ReadAlong model;
    private final GroupChange steps;
    private final SummariseChange words;

    ReadChange(ReadAlong model, GroupChange steps, SummariseChange words) {
        this.model = model;
        this.steps = steps;
        this.words = words;
    }

    /** Without a container. */
    public static ReadChange with(ModelAtHand model) {
        return new ReadChange(model.reader(), model.grouping(), model.words());
    }

    /** @throws dev.pipe.review.diff.UnreadableDiff when the text is no git diff */
    public Review read(String diff, String title) {
        return read(diff, title, Subject.local(""));
    }

    /**
     * @param about whose change it is, and whether a model may read along
     * @throws dev.pipe.review.diff.UnreadableDiff when the text is no git diff
     */
    public Review read(String diff, String title, Subject about) {
        return read(diff, title, about, (change, byRules) -> change);
    }

    /**
     * @param about whose change it is, and whether a model may read along
     * @param unread what of the change the model has not read before, beside what the rules found; the rules read it all
     * @throws dev.pipe.review.diff.UnreadableDiff when the text is no git diff
     */
    public Review read(String diff, String title, Subject about, BiFunction<Change, List<Finding>, Change> unread) {
        return read(ReadDiff.of(diff), title, about, unread);
    }

    /** As above, of a change that was read from its diff. */
    public Review read(Change change, String title, Subject about, BiFunction<Change, List<Finding>, Change> unread) {
        var byRules = risks.in(change);
        var grouping = steps.begin(about, change, Optional.ofNullable(title));
        var summary = words.begin(about, Optional.ofNullable(title), change, byRules);
        var second = model.read(about, unread.apply(change, byRules), byRules);
        var findings = Stream.concat(byRules.stream(), second.findings().stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
        var unseen = WhatNobodyRead.in(change);
        var reading = new Reading(joined("; ", second.missing(), unseen));
        var grouped = grouping.get();
        return new Review(
                change,
                grouped.plan(),
                findings,
                ReviewPolicy.decide(findings, reading),
                second.engine(),
                joined(
                                " ",
                                note(second.note(), grouped.note()),
                                unseen.map(it -> "Nobody read all of this: " + it + "."))
                        .orElse(""),
                reading,
                summary.get(),
                grouped.mode());
    }

    private static Optional<String> note(String ofReading, String ofGrouping) {
        return Optional.of(ofReading.isEmpty() ? ofGrouping : ofReading).filter(note -> !note.isEmpty());
    }

    private static Optional<String> joined(String by, Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get() + by + second.get())
                : first.or(() -> second);
    }

    /** A change that nobody could read is for a person. */
    public Review unread(String title, String reason) {
        var nothing = new Change(List.of());
        return new Review(
                nothing,
                PlanReading.of(nothing, Optional.ofNullable(title)),
                List.of(),
                ReviewPolicy.decide(List.of(), Reading.incomplete(reason)),
                "heuristic",
                reason,
                Reading.incomplete(reason));
    }
}
