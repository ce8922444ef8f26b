package dev.pipe.pipeline.run;

import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.override.GivenOverride;

/**
 * A stage's standing in words: what happened and what comes next. Both are Markdown for one line, also in a table.
 *
 * @param next empty when nobody needs to do anything
 */
public record StageWords(String result, String next) {

    public static StageWords of(Standing standing, Stage stage) {
        var run = standing.run();
        var state = run.stage(stage);
        var overridden = run.evidence().overrideOf(stage);
        if (overridden.isPresent() && state.passed()) {
            return new StageWords(overridden(overridden.get()), "");
        }
        if (state.status() == StageState.Status.NOT_BEGUN) {
            return new StageWords("Not begun", "Comes after " + before(standing, stage));
        }
        if (state.skipped()) {
            return new StageWords("Switched off in `.github/pipe.yml`", "");
        }
        if (state.timedOut()) {
            return timedOut(standing, stage);
        }
        if (state.status() == StageState.Status.CANCELLED) {
            return new StageWords("Cancelled: " + SafeMarkdown.text(run.ending().reason()), "");
        }
        var givenUp = run.evidence().deadLetters().stream()
                .filter(letter -> letter.stage() == stage)
                .reduce((first, second) -> second);
        if (state.failed() && givenUp.isPresent()) {
            return givenUp(givenUp.get());
        }
        return switch (stage) {
            case REVIEW -> review(run, state);
            case GOVERNANCE -> GovernanceWords.of(run.evidence(), state);
            case CHECKS ->
                ChecksWords.of(
                        run.evidence().checks() == null ? null : run.evidence().checksThatCount());
            case MERGE -> merge(standing);
        };
    }

    /** Who let it pass, and why. */
    static String overridden(GivenOverride given) {
        return "Overridden by " + Words.person(given.by()) + ": " + SafeMarkdown.text(given.reason());
    }

    private static String before(Standing standing, Stage stage) {
        var stages = standing.settings().stages();
        var place = stages.indexOf(stage);
        return place > 0 ? stages.get(place - 1).label() : "the others";
    }

    private static StageWords timedOut(Standing standing, Stage stage) {
        var time = standing.settings().timeout(stage).map(Words::span).orElse("its time");
        return new StageWords(
                "Took longer than " + time, "An answer that comes late still counts; `/retest` begins again");
    }

    private static StageWords givenUp(GivenUp letter) {
        return new StageWords(
                letter.bot() + " gave up: " + SafeMarkdown.text(letter.reason()),
                "`/retest` tries again; an operator can requeue row " + letter.rowId() + " of " + letter.bot());
    }

    private static StageWords review(Run run, StageState state) {
        var failure = run.evidence().reviewFailure();
        if (failure != null) {
            return new StageWords("Could not review: " + SafeMarkdown.text(failure.reason()), "`/retest` tries again");
        }
        var review = run.evidence().review();
        if (review == null) {
            return new StageWords(
                    "Reading the diff", state.overdue() ? "review-bot is overdue; `/infra` says how it is" : "");
        }
        return reviewed(review);
    }

    private static StageWords reviewed(ReviewCompleted review) {
        var findings = review.findings().isEmpty()
                ? "no risks found"
                : Words.count(review.findings().size() + review.moreFindings(), "risk") + ", worst "
                        + Words.lower(review.riskLevel());
        var degraded = review.degraded().isEmpty() ? "" : " (" + SafeMarkdown.text(review.degraded()) + ")";
        return switch (review.decision()) {
            case AUTO_APPROVED -> new StageWords("Passed: " + findings + degraded, "");
            case APPROVED_WITH_SUGGESTIONS -> new StageWords("Passed with suggestions: " + findings + degraded, "");
            case FLAGGED_FOR_REVIEW, PENDING_HUMAN_REVIEW ->
                new StageWords("Passed on to people: " + findings + degraded, "Whoever approves reads the risks below");
            case REJECTED_SECURITY -> rejected("security", findings + degraded);
            case REJECTED_BREAKING_CHANGES -> rejected("a breaking change", findings + degraded);
            case REJECTED_CRITICAL_RISK -> rejected("a critical risk", findings + degraded);
        };
    }

    private static StageWords rejected(String because, String findings) {
        return new StageWords(
                "Rejected for " + because + ": " + findings, "Mend what the inline comments show, and push");
    }

    private static String sent(Standing standing) {
        if (!standing.run().merge().sent()) {
            return "About to merge";
        }
        return standing.settings().merge().queue() == MergeQueue.GITHUB
                ? "In GitHub's merge queue"
                : "GitHub is merging";
    }

    private static StageWords merge(Standing standing) {
        if (standing.run().stage(Stage.MERGE).passed()) {
            return new StageWords("Merged", "");
        }
        var blockers = MergePolicy.blockers(standing);
        if (blockers.isEmpty()) {
            return new StageWords(sent(standing), "");
        }
        var first = blockers.getFirst();
        var more = blockers.size() > 1 ? " (and " + (blockers.size() - 1) + " more, see `/why`)" : "";
        return new StageWords(first.what() + more, first.todo());
    }
}
