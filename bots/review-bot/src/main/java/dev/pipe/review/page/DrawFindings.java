package dev.pipe.review.page;

import dev.pipe.review.page.StepView.FindingView;
import dev.pipe.review.page.StepView.WordlessView;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.quest.Wordless;
import java.util.List;
import java.util.function.Predicate;

/** Findings as the pages show them: beside a line, above a file, or by themselves. */
final class DrawFindings {

    private static final int MOST = 200;

    private DrawFindings() {}

    static FindingView beside(FindingNote finding) {
        return view(finding, "");
    }

    /** Where no line of the page shows it. */
    static FindingView placed(FindingNote finding) {
        return view(finding, finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.file());
    }

    /** What is of no file at all: the title, the branch, the description or a comment gave rise to it. */
    static List<FindingView> aboutIt(Quest quest) {
        return quest.findings().stream()
                .filter(finding -> finding.step() == 0 && finding.file().isEmpty())
                .limit(MOST)
                .map(finding -> view(finding, "the pull request itself"))
                .toList();
    }

    /** What no step shows: it is of a file that has no line in any. */
    static List<FindingView> outside(Quest quest) {
        Predicate<FindingNote> ofWordless = finding ->
                quest.wordless().stream().anyMatch(file -> file.path().equals(finding.file()));
        return quest.findings().stream()
                .filter(finding -> finding.step() == 0 && !finding.file().isEmpty() && !ofWordless.test(finding))
                .limit(MOST)
                .map(DrawFindings::placed)
                .toList();
    }

    /** The files without lines that go with a step. */
    static List<WordlessView> wordless(Quest quest, int step) {
        return quest.wordless().stream()
                .filter(file -> file.step() == step)
                .limit(MOST)
                .map(file -> view(quest, file))
                .toList();
    }

    private static WordlessView view(Quest quest, Wordless file) {
        var findings = quest.findings().stream()
                .filter(finding -> finding.file().equals(file.path()))
                .map(DrawFindings::beside)
                .toList();
        return new WordlessView(
                Unseen.shown(file.path()), Unseen.shown(file.from()), file.status(), file.what(), findings);
    }

    private static FindingView view(FindingNote finding, String where) {
        return new FindingView(
                Unseen.shown(where),
                Words.level(finding.level()),
                Words.type(finding.type()),
                finding.ruleId(),
                Unseen.shown(finding.why()),
                Unseen.shown(finding.mend()),
                Unseen.shown(finding.evidence()),
                finding.percentSure(),
                false);
    }
}
