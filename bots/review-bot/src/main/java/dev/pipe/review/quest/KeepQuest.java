package dev.pipe.review.quest;

import static dev.pipe.review.quest.FindStep.OPENING;

import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps of a reading what its page needs. Called in the transaction that keeps the review. */
@ApplicationScoped
public class KeepQuest {

    private final QuestTable quests;

    KeepQuest(QuestTable quests) {
        this.quests = quests;
    }

    /** @param repo the id of its repository, which is not another's when the name is */
    public void keep(long repo, Review review, ReviewCompleted completed) {
        var files = review.change().files().stream().map(KeptFile::of).toList();
        var steps = new FindStep(review.plan(), files);
        var quest = new Quest(
                0,
                repo,
                completed.run(),
                completed.decision(),
                completed.summary(),
                completed.degraded(),
                review.plan(),
                StepKeys.of(review.plan(), files),
                review.findings().stream()
                        .filter(finding -> counts(finding, completed))
                        .map(finding ->
                                FindingNote.of(finding, inChange(review, finding) ? steps.of(finding) : OPENING))
                        .toList(),
                review.summary(),
                review.change().files().stream()
                        .filter(file -> file.hunks().isEmpty() && !steps.name(file.path()))
                        .map(file -> Wordless.of(file, steps.ofFile(file.path())))
                        .toList(),
                review.isPlannedByModel());
        quests.keep(quest, files);
    }

    private static boolean inChange(Review review, Finding finding) {
        return review.change().files().stream().anyMatch(file -> file.path().equals(finding.file()));
    }

    /** Fewer of its findings count now; the page shows those that do. */
    public void judgeAnew(long repo, ReviewCompleted completed) {
        quests.of(repo, completed.run())
                .ifPresent(quest -> quests.update(new Quest(
                        quest.id(),
                        quest.repo(),
                        completed.run(),
                        completed.decision(),
                        completed.summary(),
                        completed.degraded(),
                        quest.plan(),
                        quest.keys(),
                        quest.findings().stream()
                                .filter(note -> counts(note, completed))
                                .toList(),
                        quest.summary(),
                        quest.wordless(),
                        quest.plannedByModel())));
    }

    /** What was dismissed does not come back on the page. */
    private static boolean counts(FindingNote note, ReviewCompleted completed) {
        return counts(note.ruleId(), note.file(), note.line(), completed);
    }

    private static boolean counts(Finding finding, ReviewCompleted completed) {
        return counts(finding.ruleId(), finding.file(), finding.line(), completed);
    }

    private static boolean counts(String rule, String file, int line, ReviewCompleted completed) {
        return completed.findings().stream()
                .anyMatch(told -> told.ruleId().equals(rule)
                        && told.file().equals(file)
                        && (told.line() == line || told.line() == 0));
    }
}
