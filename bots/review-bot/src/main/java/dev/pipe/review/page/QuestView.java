package dev.pipe.review.page;

import dev.pipe.review.plan.ReviewPlan;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.xp.AwardXp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A quest and how far its reader came, as the pages show it. */
public record QuestView(
        String path,
        String name,
        String gitHub,
        String title,
        String summary,
        String modelSummary,
        String verdict,
        String verdictKind,
        String reason,
        String degraded,
        List<StepLine> steps,
        int done,
        boolean finished,
        int next) {

    /** A step in the list. */
    public record StepLine(
            int number, String title, String priority, boolean done, int files, int findings, String worst) {}

    static QuestView of(Quest quest, Progress progress, String gitHub) {
        var ref = quest.run().pullRequest();
        var steps = new ArrayList<StepLine>();
        for (var number = 1; number <= quest.plan().steps().size(); number++) {
            steps.add(line(quest, progress, number));
        }
        return new QuestView(
                "/quest/" + ref.repo().fullName() + "/" + ref.number(),
                ref.toString(),
                gitHub,
                quest.plan().overview().title(),
                quest.plan().overview().summary(),
                quest.summary(),
                Words.of(quest.decision()),
                Words.kind(quest.decision()),
                quest.reason(),
                quest.degraded(),
                steps,
                progress.doneOf(quest),
                progress.doneAll(quest),
                progress.next(quest).orElse(0));
    }

    public int points() {
        return done * AwardXp.STEP;
    }

    public int allPoints() {
        return steps.size() * AwardXp.STEP;
    }

    private static StepLine line(Quest quest, Progress progress, int number) {
        var step = quest.plan().steps().get(number - 1);
        var findings = findings(quest, step);
        return new StepLine(
                number,
                step.title(),
                step.priority().name().toLowerCase(Locale.ROOT),
                progress.done(quest.key(number)),
                step.diffRefs().size(),
                findings.size(),
                findings.stream()
                        .map(FindingNote::level)
                        .max(java.util.Comparator.comparing(Words::weight))
                        .map(Words::level)
                        .orElse("none"));
    }

    static List<FindingNote> findings(Quest quest, ReviewPlan.Step step) {
        var files = step.diffRefs().stream().map(ReviewPlan.DiffRef::fileId).toList();
        return quest.findings().stream()
                .filter(finding -> files.contains(finding.file()))
                .toList();
    }
}
