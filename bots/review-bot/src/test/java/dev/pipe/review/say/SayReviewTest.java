package dev.pipe.review.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.Side;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SayReviewTest {

    private static final RunRef RUN = new RunRef("run-1", PullRequestRef.parse("acme/shop#1"), "abc", "ma--in>", 1);

    private final SayReview say = new SayReview(new ReviewConfig() {
        @Override
        public CodeScanning codeScanning() {
            throw new UnsupportedOperationException("saying does not ask for it");
        }

        @Override
        public int inlineComments() {
            return 2;
        }

        @Override
        public boolean requestChanges() {
            return false;
        }

        @Override
        public boolean approve() {
            return false;
        }

        @Override
        public Duration precedentsWait() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration gitTimeout() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int gitMegabytes() {
            return 200;
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(1);
        }
    });

    @Test
    void findingsOfOneLineShareACommentAndTheWorstLinesComeFirst() {
        var comments = review(
                        finding("late", RiskLevel.LOW, 9),
                        finding("one", RiskLevel.CRITICAL, 3),
                        finding("two", RiskLevel.MODERATE, 3))
                .comments();

        assertThat(comments).extracting(InlineComment::line).containsExactly(3, 9);
        assertThat(comments.getFirst().markdown())
                .contains("**F1** · **Critical · security** · `one`", "**F2** · **Moderate · security** · `two`");
    }

    @Test
    void whatIsTooMuchForTheLinesIsListed() {
        var review = review(
                finding("one", RiskLevel.CRITICAL, 1),
                finding("two", RiskLevel.MODERATE, 2),
                finding("three", RiskLevel.LOW, 3));

        assertThat(review.comments()).hasSize(2);
        assertThat(review.markdown())
                .contains("Not shown beside their lines:\n- **F3** · Low · `three` · `src/a.java:3`");
    }

    @Test
    void nothingFromOutsideDoesAnything() {
        var hostile = "@everyone <!-- pipe:living --> ![x](http://evil/x.png) <img src=x> `code`";
        var review = review(new Finding(
                "model/security",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                "src/" + hostile,
                1,
                Side.RIGHT,
                "h",
                hostile,
                hostile,
                hostile,
                0.5));

        var said = review.markdown() + review.comments().getFirst().markdown();
        assertThat(said.replaceAll("(`+).*?[^`]\\1(?!`)", "")) // inside a code span nothing acts
                .doesNotContain("@everyone", "<img", "![x](http");
        assertThat(said).doesNotContain("<!-- pipe:living");
    }

    @Test
    void theMarkerNamesTheHeadAndHidesTheBase() {
        assertThat(review(finding("one", RiskLevel.LOW, 1)).marker()).matches("review:abc:[0-9a-f]{8}");
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void everyDecisionHasLabelsOfOurs(Decision decision) {
        assertThat(LabelPolicy.of(decision)).isNotEmpty().isSubsetOf(LabelPolicy.OURS);
        assertThat(DecisionWords.of(decision)).isNotBlank();
    }

    @Test
    void nothingFoundIsLabelsAlone() {
        assertThat(writes()).hasOnlyElementsOfType(SetLabels.class);
    }

    @Test
    void manyOfOneRuleShareAComment() {
        var comments = review(
                        finding("print", RiskLevel.LOW, 1),
                        finding("print", RiskLevel.LOW, 4),
                        finding("print", RiskLevel.LOW, 7),
                        finding("print", RiskLevel.LOW, 9))
                .comments();

        assertThat(comments).singleElement().satisfies(comment -> {
            assertThat(comment.markdown()).contains("The same in line 4 (F2), 7 (F3), 9 (F4).");
            assertThat(comment.marker()).isEqualTo("finding:F1+F2+F3+F4");
        });
    }

    @Test
    void whatLiesOutsideTheDiffIsSaidInTheText() {
        var outside = new NamedFinding(7, finding("lost", RiskLevel.MODERATE, 0), null, false);
        var review = said(List.of(outside), Findings.onlyOpen(List.of(outside)), false)
                .review()
                .orElseThrow();

        assertThat(review.comments()).isEmpty();
        assertThat(review.markdown()).contains("**F7** · Moderate · `lost` · `src/a.java` · Why");
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        var old = new NamedFinding(1, finding("one", RiskLevel.LOW, 1), "finding:F1", true);

        assertThat(said(List.of(old), Findings.onlyOpen(List.of(old)), false).review())
                .isEmpty();
    }

    @Test
    void aReviewThatGrowsTellsWhatItListedBefore() {
        var listed = new NamedFinding(1, finding("one", RiskLevel.LOW, 0), "", false);
        var fresh = new NamedFinding(2, finding("two", RiskLevel.LOW, 2), null, true);
        var said = said(List.of(listed, fresh), Findings.onlyOpen(List.of(listed, fresh)), true);

        assertThat(said.review().orElseThrow().comments())
                .extracting(InlineComment::marker)
                .containsExactly("finding:F2");
        assertThat(said.review().orElseThrow().markdown()).contains("**F1**");
        assertThat(said.markers()).containsExactly(java.util.Map.entry(2, "finding:F2"));
    }

    private SubmitReview review(Finding... findings) {
        return said(findings).review().orElseThrow();
    }

    private List<GitHubWrite> writes(Finding... findings) {
        return said(findings).others();
    }

    private Said said(Finding... findings) {
        var sorted = List.of(findings).stream().sorted(Finding.WORST_FIRST).toList();
        var named = new java.util.ArrayList<NamedFinding>();
        for (var finding : sorted) {
            named.add(new NamedFinding(named.size() + 1, finding, null, true));
        }
        return said(named, Findings.onlyOpen(named), false);
    }

    private Said said(List<NamedFinding> named, Findings known, boolean grows) {
        var findings = named.stream().map(NamedFinding::finding).toList();
        var verdict = ReviewPolicy.decide(findings, Reading.complete());
        var nothing = new Change(List.of());
        var review =
                new Review(nothing, GroupIntoSteps.of(nothing, Optional.empty()), findings, verdict, "heuristic", "");
        return say.of(new Saying(RUN, review, known, verdict, ReviewSection.DEFAULTS, grows));
    }

    private static Finding finding(String rule, RiskLevel level, int line) {
        return new Finding(
                rule,
                RiskType.SECURITY,
                level,
                "src/a.java",
                line,
                Side.RIGHT,
                "src/a.java#h0",
                "x",
                "Why",
                "Mend",
                0.9);
    }
}
