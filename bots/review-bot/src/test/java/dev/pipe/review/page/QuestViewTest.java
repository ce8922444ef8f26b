package dev.pipe.review.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.Side;
import dev.pipe.review.page.StepView.FindingView;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.quest.FindingNote;
import dev.pipe.review.quest.Progress;
import dev.pipe.review.quest.Quest;
import dev.pipe.review.quest.Wordless;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestViewTest {

    @Test
    void whatIsOfNoStepIsToldByWhatItIsAbout() {
        var view = view(quest(
                note("title", ""),
                note("elsewhere", "pom.xml"),
                note("picture", "logo.png"),
                note("hidden", "a\u202Eb")));

        assertThat(view.aboutIt())
                .extracting(FindingView::rule, FindingView::where, FindingView::evidence)
                .containsExactly(tuple("title", "the pull request itself", "x"));
        assertThat(view.outside())
                .extracting(FindingView::rule, FindingView::where)
                .containsExactly(tuple("elsewhere", "pom.xml"), tuple("hidden", "a⟨U+202E⟩b"));
        assertThat(view.wordless()).singleElement().satisfies(file -> assertThat(file.findings())
                .extracting(FindingView::rule)
                .containsExactly("picture"));
        assertThat(view.apart()).isEqualTo(3);
    }

    @Test
    void aQuestWithoutAStepIsNeitherBegunNorFinished() {
        var view = view(quest());
        assertThat(view.steps()).isEmpty();
        assertThat(view.finished()).isFalse();
        assertThat(view.next()).isZero();
        assertThat(view.allPoints()).isZero();
    }

    private static QuestView view(Quest quest) {
        return QuestView.of(quest, new Progress(Optional.empty(), List.of()), "", false);
    }

    private static FindingNote note(String rule, String file) {
        return new FindingNote(rule, "SECURITY", "MODERATE", file, 0, Side.RIGHT, "x", "why", "", 90, 0);
    }

    private static Quest quest(FindingNote... findings) {
        var run = new RunRef("run-1", PullRequestRef.parse("acme/shop#1"), "a".repeat(40), "main", 1);
        var plan = GroupIntoSteps.of(new Change(List.of()), Optional.of("A change"));
        var picture = new Wordless("logo.png", "", "added", "binary", 0);
        return new Quest(
                0,
                7,
                run,
                Decision.FLAGGED_FOR_REVIEW,
                "",
                "",
                plan,
                Map.of(),
                List.of(findings),
                "",
                List.of(picture),
                false);
    }
}
