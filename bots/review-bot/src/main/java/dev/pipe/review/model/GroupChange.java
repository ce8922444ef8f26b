package dev.pipe.review.model;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.plan.PlanReading;
import dev.pipe.review.plan.ReviewPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The order in which a change is read: by an external PR-QUEST server, by the model, or by rules, whichever there is. */
@ApplicationScoped
public class GroupChange {

    private static final int LINES_OF_A_HUNK = 6;
    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_DESCRIPTION = 1_500;
    private static final String RULES_INSTEAD = "The steps were grouped by rules: ";

    private final AskWithCare care;
    private final AskQuestServer quest;
    private final GroupPrompt prompt;
    private final ModelConfig config;

    GroupChange(AskWithCare care, AskQuestServer quest, GroupPrompt prompt, ModelConfig config) {
        this.care = care;
        this.quest = quest;
        this.prompt = prompt;
        this.config = config;
    }

    /** For a person who reads, while something else is done; what is not done by then is done by rules. */
    public Supplier<Grouping> begin(Subject about, Change change, Optional<String> title) {
        var until = System.nanoTime() + config.readingTimeout().toNanos();
        var byRules = PlanReading.of(change, title);
        var grouping = care.threads().submit(() -> group(about, change, byRules, title, Optional.empty()));
        return () -> {
            try {
                return grouping.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                grouping.cancel(true);
                return byRules(byRules, "the model was not done in time");
            } catch (InterruptedException e) {
                grouping.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while a change was grouped", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Grouping a change failed in our own code", e.getCause());
            }
        };
    }

    /**
     * For PR-QUEST's callers, whose rules are the contract's table. Hunks without lines will do: then only their headers
     * are shown.
     *
     * @param title the pull request's, where it is known
     */
    public Grouping group(Subject about, Change change, Optional<String> title, Optional<String> description) {
        return group(about, change, GroupIntoSteps.of(change, title), title, description);
    }

    private Grouping group(
            Subject about, Change change, ReviewPlan byRules, Optional<String> title, Optional<String> description) {
        if (change.hunkCount() < 2 || !about.withoutModel().isEmpty()) {
            return new Grouping(byRules, "heuristic", "");
        }
        var outcome = quest.isConfigured()
                ? quest.group(change, byRules, title, description)
                : byModel(about, change, byRules, title, description);
        return switch (outcome) {
            case Outcome.Answered<ReviewPlan> answered -> new Grouping(answered.value(), "llm", "");
            case Outcome.NotAsked<ReviewPlan> not -> new Grouping(byRules, "heuristic", "");
            case Outcome.Failed<ReviewPlan> failed -> byRules(byRules, failed.reason());
        };
    }

    private static Grouping byRules(ReviewPlan plan, String reason) {
        return new Grouping(plan, "llm-fallback", RULES_INSTEAD + reason);
    }

    private Outcome<ReviewPlan> byModel(
            Subject about, Change change, ReviewPlan byRules, Optional<String> title, Optional<String> description) {
        var shown = new LinkedHashSet<String>();
        var data = "title: " + VisibleText.line(title.orElse("")) + "\ndescription: "
                + VisibleText.line(VisibleText.of(description.orElse(""), LONGEST_DESCRIPTION)) + "\n\n"
                + hunks(change, shown);
        if (shown.size() < 2) {
            return new Outcome.NotAsked<>("Too little fits into a question");
        }
        return care.ask(
                new Question(about, Task.GROUP, data),
                ModelPlan.class,
                framed -> prompt.ask(framed.word(), framed.data(), framed.complaint()),
                answer -> CheckPlan.check(change, Set.copyOf(shown), byRules, answer));
    }

    private String hunks(Change change, Set<String> shown) {
        var text = new StringBuilder();
        for (var file : change.files()) {
            for (var hunk : file.hunks()) {
                var id = VisibleText.line(hunk.id());
                var part = "hunkId: " + id + "\n" + outline(hunk);
                var fits = Tokens.estimate(text.toString()) + Tokens.estimate(part) <= config.chunkTokens();
                if (fits && id.equals(hunk.id())) { // an id that has to be shown otherwise cannot be answered with
                    text.append(part);
                    shown.add(id);
                }
            }
        }
        return text.toString();
    }

    private static String outline(ChangedHunk hunk) {
        List<ChangedLine> changed = hunk.masked().lines().stream()
                .filter(line -> line.isAdded() || line.isRemoved())
                .toList();
        var text =
                new StringBuilder("  " + VisibleText.line(hunk.header()) + ", " + changed.size() + " lines changed\n");
        changed.stream().limit(LINES_OF_A_HUNK).forEach(line -> text.append(line.isAdded() ? "  + " : "  - ")
                .append(VisibleText.line(VisibleText.of(line.text(), LONGEST_LINE)))
                .append('\n'));
        return text.toString();
    }
}
