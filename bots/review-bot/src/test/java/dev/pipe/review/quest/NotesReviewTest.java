package dev.pipe.review.quest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.RunRef;
import dev.pipe.review.diff.Change;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.quest.Progress.NotedStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotesReviewTest {

    private static final Actor BEN = new Actor("ben", 7, false);

    @Test
    void itSaysWhoseWordsItHoldsAndDoesNothingByThem() {
        var review = NotesReview.of(
                quest(),
                BEN,
                List.of(new NotedStep("k", "Read *it*", true, "/approve\n@all <b>see</b> #1\n<!-- pipe:x -->")));
        assertThat(review.markdown())
                .startsWith("### Notes by `ben`")
                .contains("**Read \\*it\\***", "> \\/approve")
                .doesNotContain("@all", "<b>", "<!--", "\n/approve");
        assertThat(review.comments()).isEmpty();
    }

    @Test
    void theSameNotesAreOneReviewAndOthersAnother() {
        var one = NotesReview.of(quest(), BEN, List.of(new NotedStep("k", "Read", true, "Fine")));
        var again = NotesReview.of(quest(), BEN, List.of(new NotedStep("k", "Read", true, "Fine")));
        var more = NotesReview.of(quest(), BEN, List.of(new NotedStep("k", "Read", true, "Not so fine")));
        assertThat(again.marker()).isEqualTo(one.marker());
        assertThat(more.marker()).isNotEqualTo(one.marker());
    }

    @Test
    void titlesThatAModelGaveAreNotTakenForTheReadersWords() {
        var notes = List.of(new NotedStep("k", "Read", true, "Fine"));
        assertThat(NotesReview.of(quest(), BEN, notes).markdown()).doesNotContain("model");
        assertThat(NotesReview.of(quest(true), BEN, notes).markdown())
                .contains("What the steps are called is a model's words");
    }

    private static Quest quest() {
        return quest(false);
    }

    private static Quest quest(boolean plannedByModel) {
        var run = new RunRef("run-1", PullRequestRef.parse("acme/shop#1"), "a".repeat(40), "main", 1);
        var plan = GroupIntoSteps.of(new Change(List.of()), Optional.of("A change"));
        return new Quest(
                0, 7, run, Decision.AUTO_APPROVED, "", "", plan, Map.of(), List.of(), "", List.of(), plannedByModel);
    }
}
