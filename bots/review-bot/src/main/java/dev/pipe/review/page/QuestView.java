package dev.pipe.review.page;

import dev.pipe.review.page.StepView.FindingView;
import dev.pipe.review.page.StepView.WordlessView;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.xp.AwardXp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A quest and how far its reader came, as the pages show it. */
public record QuestView(
        String path,
        String name,
        String gitHub,
        boolean own,
        String title,
        String summary,
        String modelSummary,
        boolean plannedByModel,
        String verdict,
        String verdictKind,
        String reason,
        String degraded,
        List<StepLine> steps,
        List<FindingView> aboutIt,
        List<FindingView> outside,
        List<WordlessView> wordless,
        int done,
        boolean finished,
        int next) {

    /** A step in the list. */
    public record StepLine(
            int number, String title, String priority, boolean done, int files, int findings, String worst) {}

    /** @param own whether its reader wrote the change, for which nobody earns points */
    static QuestView of(Quest quest, Progress progress, String gitHub, boolean own) {
        var ref = quest.run().pullRequest();
        var steps = new ArrayList<StepLine>();
        for (var number = 1; number <= quest.plan().steps().size(); number++) {
            steps.add(line(quest, progress, number));
        }
        return new QuestView(
                "/quest/" + ref.repo().fullName() + "/" + ref.number(),
                ref.toString(),
                gitHub,
                own,
                Unseen.shown(quest.plan().overview().title()),
                Unseen.shown(quest.plan().overview().summary()),
                Unseen.shown(quest.summary()),
                quest.plannedByModel(),
                Words.of(quest.decision()),
                Words.kind(quest.decision()),
                Unseen.shown(quest.reason()),
                Unseen.shown(quest.degraded()),
                steps,
                DrawFindings.aboutIt(quest),
                DrawFindings.outside(quest),
                DrawFindings.wordless(quest, 0),
                progress.doneOf(quest),
                progress.doneAll(quest),
                progress.next(quest).orElse(0));
    }

    /** Findings that no step shows. */
    public int apart() {
        return aboutIt.size() + outside.size();
    }

    public int points() {
        return done * AwardXp.STEP;
    }

    public int allPoints() {
        return steps.size() * AwardXp.STEP;
    }

    private static StepLine line(Quest quest, Progress progress, int number) {
        var step = quest.plan().steps().get(number - 1);
        var findings = quest.findings().stream()
                .filter(finding -> finding.step() == number)
                .toList();
        var wordless =
                quest.wordless().stream().filter(file -> file.step() == number).count();
        return new StepLine(
                number,
                Unseen.shown(step.title()),
                step.priority().name().toLowerCase(Locale.ROOT),
                progress.done(quest.key(number)),
                step.diffRefs().size() + (int) wordless,
                findings.size(),
                findings.stream()
                        .map(FindingNote::level)
                        .max(Comparator.comparing(Words::weight))
                        .map(Words::level)
                        .orElse("none"));
    }
}
