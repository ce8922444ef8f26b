package dev.pipe.pipeline.run;

import static dev.pipe.pipeline.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.pipeline.run.News.Kind;
import org.junit.jupiter.api.Test;

/** What a run's history keeps: every transition, timeout and step of the merge, and nothing twice. */
class NewsPolicyTest {

    @Test
    void aTurnThatChangedNothingIsNoNews() {
        var run = Samples.waitingForApprovals();

        assertThat(NewsPolicy.between(run, Samples.standing(run), NOON)).isEmpty();
    }

    @Test
    void everyStageThatMovedIsNamed() {
        var news =
                NewsPolicy.between(Samples.begun(), Samples.standing(Samples.reviewed(Decision.AUTO_APPROVED)), NOON);

        assertThat(news).extracting(News::stage).containsExactly(Stage.REVIEW, Stage.GOVERNANCE);
        assertThat(news.getFirst().said()).isEqualTo("passed: Passed: no risks found");
    }

    @Test
    void theMergeIsFollowed() {
        var ready = Samples.ready();

        assertThat(NewsPolicy.between(ready, Samples.standing(Samples.asked(ready)), NOON))
                .extracting(News::said)
                .containsExactly("ben asked for the merge");
        assertThat(NewsPolicy.between(ready, Samples.standing(Samples.sent(ready)), NOON))
                .extracting(News::kind)
                .containsExactly(Kind.MERGE);
        assertThat(NewsPolicy.between(ready, Samples.standing(Samples.refused(ready, "protected")), NOON))
                .extracting(News::said)
                .contains("GitHub refused: protected");
    }

    @Test
    void itBeginsWithItsFileAndEndsWithItsReason() {
        assertThat(NewsPolicy.began(Samples.standing(Samples.begun())).said())
                .isEqualTo("opened; mode enforce, no .github/pipe.yml");
        assertThat(NewsPolicy.ended(Samples.ended(Samples.begun(), RunOutcome.CLOSED, "Closed without a merge"))
                        .said())
                .isEqualTo("closed: Closed without a merge");
    }
}
