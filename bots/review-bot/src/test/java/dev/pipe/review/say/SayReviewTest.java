package dev.pipe.review.say;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.ReviewSection;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.event.RunRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.Judge;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import dev.pipe.review.diff.Side;
import dev.pipe.review.identity.Findings;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.identity.SaidBy;
import dev.pipe.review.plan.GroupIntoSteps;
import dev.pipe.review.read.Review;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SayReviewTest {

    private static final RunRef RUN = new RunRef("run-1", PullRequestRef.parse("acme/shop#1"), "abc", "ma--in>", 1);

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    private final SayReview say = new SayReview(new Settings(false, false));
    private final SayReview judging = new SayReview(new Settings(true, true));

    private record Settings(boolean requestChanges, boolean approve) implements ReviewConfig {

        @Override
        public CodeScanning codeScanning() {
            throw new UnsupportedOperationException("saying does not ask for it");
        }

        @Override
        public Optional<URI> questUrl() {
            return Optional.of(URI.create("https://review.example/"));
        }

        @Override
        public Jobs jobs() {
            throw new UnsupportedOperationException("saying does not ask for it");
        }

        @Override
        public int inlineComments() {
            return 2;
        }

        @Override
        public ClearsOwn dismissOwnCritical() {
            return ClearsOwn.NOBODY;
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
    }

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
        var review = said(List.of(outside), Findings.onlyOpen(List.of(outside)))
                .review()
                .orElseThrow();

        assertThat(review.comments()).isEmpty();
        assertThat(review.markdown()).contains("**F7** · Moderate · `lost` · `src/a.java` · Why");
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        var old = new NamedFinding(1, finding("one", RiskLevel.LOW, 1), before("finding:F1"), true);

        assertThat(said(List.of(old), Findings.onlyOpen(List.of(old))).review()).isEmpty();
    }

    @Test
    void aReviewThatGrowsTellsAllThatItTold() {
        var listed = new NamedFinding(1, finding("one", RiskLevel.LOW, 0), here(""), false);
        var beside = new NamedFinding(2, finding("two", RiskLevel.LOW, 2), here("finding:F2+F9"), true);
        var elsewhere = new NamedFinding(3, finding("three", RiskLevel.LOW, 3), before(""), true);
        var fresh = new NamedFinding(4, finding("four", RiskLevel.LOW, 4), null, true);
        var open = List.of(listed, beside, elsewhere, fresh);
        var said = said(open, Findings.onlyOpen(open));

        var review = said.review().orElseThrow();
        assertThat(review.comments())
                .as("what GitHub put into the text of the first is there to be told again")
                .extracting(InlineComment::marker)
                .containsExactly("finding:F2+F9", "finding:F4");
        assertThat(review.markdown()).contains("**F1**", "1 open from before.").doesNotContain("**F3**");
        assertThat(said.places()).containsExactly(java.util.Map.entry(4, here("finding:F4")));
    }

    @Test
    void whatStandsBesideLinesCountsForTheirNumber() {
        var open = new java.util.ArrayList<NamedFinding>();
        for (var number = 1; number <= 3; number++) {
            var where = number == 3 ? null : here("finding:F" + number);
            open.add(new NamedFinding(number, finding("rule" + number, RiskLevel.LOW, number), where, true));
        }
        var review = said(open, Findings.onlyOpen(open)).review().orElseThrow();

        assertThat(review.comments()).extracting(InlineComment::line).containsExactly(1, 2);
        assertThat(review.markdown()).contains("**F3**");
    }

    @Test
    void aRejectedChangeOfWhichAllWasSaidIsBlockedAllTheSameWhereThatIsAllowed() {
        var old = List.of(new NamedFinding(1, finding("one", RiskLevel.CRITICAL, 1), before("finding:F1"), true));

        var said = said(old, Findings.onlyOpen(old), judging, Reading.complete());
        assertThat(said.review()).isEmpty();
        assertThat(said.others())
                .filteredOn(Judge.class::isInstance)
                .singleElement()
                .satisfies(judge ->
                        assertThat(((Judge) judge).review().event()).isEqualTo(SubmitReview.Event.REQUEST_CHANGES));
        assertThat(withdrawn(said.others())).containsExactly(SubmitReview.Event.APPROVE);
        assertThat(said(old, Findings.onlyOpen(old), say, Reading.complete()).others())
                .hasOnlyElementsOfType(SetLabels.class);
    }

    @Test
    void aHeadWhoseReviewAnAdminOverrodeIsRejectedAndNotBlocked() {
        var by = Optional.of(new Overridden("ada", "We know, @everyone: token " + TOKEN));
        var finding = finding("one", RiskLevel.CRITICAL, 1);
        var named = List.of(new NamedFinding(1, finding, null, true));
        var verdict = ReviewPolicy.decide(List.of(finding), Reading.complete());
        var nothing = new Change(List.of());
        var review = new Review(
                nothing, GroupIntoSteps.of(nothing, Optional.empty()), List.of(finding), verdict, "heuristic", "");
        var said = judging.of(new Saying(RUN, review, Findings.onlyOpen(named), verdict, ReviewSection.DEFAULTS, by));

        assertThat(said.review().orElseThrow().event()).isEqualTo(SubmitReview.Event.COMMENT);
        assertThat(labels(said.others())).containsExactly("changes-requested", "critical-risk");
        assertThat(withdrawn(said.others()))
                .containsExactly(SubmitReview.Event.REQUEST_CHANGES, SubmitReview.Event.APPROVE);
        assertThat(judging.judgedAgain(RUN, verdict, by))
                .noneMatch(Judge.class::isInstance)
                .anySatisfy(write -> assertThat(write)
                        .isInstanceOfSatisfying(WithdrawReviews.class, taken -> assertThat(taken.reason())
                                .startsWith("ada overrode the review of this head: We know,")
                                .doesNotContain("@everyone", TOKEN)));
        assertThat(withdrawn(judging.unread(RUN, by))).contains(SubmitReview.Event.REQUEST_CHANGES);
        assertThat(withdrawn(judging.overridden(RUN, by.get()))).containsExactly(SubmitReview.Event.REQUEST_CHANGES);
        assertThat(say.overridden(RUN, by.get())).isEmpty();
        assertThat(say.judgedAgain(RUN, verdict, by)).hasOnlyElementsOfType(SetLabels.class);
    }

    @Test
    void whatApprovedAnotherHeadIsTakenBackBeforeTheNewOneIsRead() {
        assertThat(judging.outdated(RUN))
                .containsExactly(new WithdrawReviews(
                        RUN.pullRequest(), SubmitReview.Event.APPROVE, "There is another head, not read yet."));
        assertThat(say.outdated(RUN)).as("where we approve nothing").isEmpty();
    }

    @Test
    void whatNobodyCouldReadMendsNothing() {
        var said = said(List.of(), Findings.onlyOpen(List.of()), judging, Reading.incomplete("too large"));

        assertThat(said.review()).isEmpty();
        assertThat(withdrawn(said.others())).containsExactly(SubmitReview.Event.APPROVE);
        assertThat(withdrawn(judging.unread(RUN, Optional.empty()))).containsExactly(SubmitReview.Event.APPROVE);
        assertThat(labels(judging.unread(RUN, Optional.empty()))).containsExactly("needs-review");
        assertThat(say.unread(RUN, Optional.empty())).hasOnlyElementsOfType(SetLabels.class);
    }

    @Test
    void anApprovalIsSaidOnceMoreForItsHead() {
        var said = said(List.of(), Findings.onlyOpen(List.of()), judging, Reading.complete());

        assertThat(said.others()).filteredOn(Judge.class::isInstance).hasSize(1);
        assertThat(withdrawn(said.others())).containsExactly(SubmitReview.Event.REQUEST_CHANGES);
    }

    @Test
    void whereTheLastFindingIsDismissedTheHeadIsApprovedByAReviewOfItsOwn() {
        var fine = ReviewPolicy.decide(List.of(), Reading.complete());
        var writes = judging.judgedAgain(RUN, fine, Optional.empty());

        assertThat(labels(writes)).containsExactly("auto-approved", "ready-to-merge");
        assertThat(withdrawn(writes)).containsExactly(SubmitReview.Event.REQUEST_CHANGES);
        assertThat(((Judge) writes.getLast()).review())
                .isEqualTo(new SubmitReview(
                        RUN.pullRequest(),
                        RUN.headSha(),
                        ReviewMarker.of(RUN) + ":approve",
                        "### Nothing stands in the way\n\nNo risk found.",
                        List.of(),
                        SubmitReview.Event.APPROVE));
        assertThat(say.judgedAgain(RUN, fine, Optional.empty())).hasOnlyElementsOfType(SetLabels.class);
    }

    private static List<SubmitReview.Event> withdrawn(List<GitHubWrite> writes) {
        return writes.stream()
                .filter(WithdrawReviews.class::isInstance)
                .map(write -> ((WithdrawReviews) write).event())
                .toList();
    }

    private static List<String> labels(List<GitHubWrite> writes) {
        return ((SetLabels) writes.getFirst()).set();
    }

    @Test
    void whatAModelSaysOfTheChangeIsMarkedAsItsAndDoesNothing() {
        var words = "Adds a lookup. @everyone ![x](http://evil) <b>\n/approve\n<!-- pipe:living -->";
        var finding = finding("a", RiskLevel.LOW, 1);
        var named = List.of(new NamedFinding(1, finding, null, true));
        var verdict = ReviewPolicy.decide(List.of(finding), Reading.complete());
        var hunk = new ChangedHunk("src/a.java#h0", 1, 1, "@@ -1 +1 @@", List.of());
        var change = new Change(
                List.of(new ChangedFile("src/a.java", "src/a.java", FileStatus.MODIFIED, Content.TEXT, List.of(hunk))));
        var plan = GroupIntoSteps.of(change, Optional.empty());
        var review = new Review(change, plan, List.of(finding), verdict, "llm", "", Reading.complete(), words);

        var text = say.of(new Saying(RUN, review, Findings.onlyOpen(named), verdict, ReviewSection.DEFAULTS))
                .review()
                .orElseThrow()
                .markdown();

        assertThat(text)
                .contains("[Read it step by step](https://review.example/quest/acme/shop/1)")
                .contains("\n> Adds a lookup. ", "A model's words about the change; they decide nothing.")
                .doesNotContain("@everyone", "![x](", "http://", "<b>", "<!-- pipe")
                .doesNotContainPattern("(?m)^/approve");
        assertThat(review(finding).markdown()).doesNotContain("A model's words");
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
        return said(named, Findings.onlyOpen(named));
    }

    private static SaidBy before(String comment) {
        return new SaidBy("review:of-another-head", comment);
    }

    private static SaidBy here(String comment) {
        return new SaidBy(ReviewMarker.of(RUN), comment);
    }

    private Said said(List<NamedFinding> named, Findings known) {
        return said(named, known, say, Reading.complete());
    }

    private static Said said(List<NamedFinding> named, Findings known, SayReview say, Reading reading) {
        var findings = named.stream().map(NamedFinding::finding).toList();
        var verdict = ReviewPolicy.decide(findings, reading);
        var nothing = new Change(List.of());
        var review = new Review(
                nothing, GroupIntoSteps.of(nothing, Optional.empty()), findings, verdict, "heuristic", "", reading);
        return say.of(new Saying(RUN, review, known, verdict, ReviewSection.DEFAULTS));
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
