package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.MovableTime;
import dev.pipe.common.github.GitHubWrite.Enqueue;
import dev.pipe.common.github.GitHubWrite.InlineComment;
import dev.pipe.common.github.GitHubWrite.Judge;
import dev.pipe.common.github.GitHubWrite.Merge;
import dev.pipe.common.github.GitHubWrite.React;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import dev.pipe.common.github.GitHubWrite.SettleThreads;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import dev.pipe.common.github.GitHubWrite.UpsertComment;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.sandbox.github.faults.RestFault.Kind;
import dev.pipe.sandbox.github.faults.RestFault.Plan;
import dev.pipe.sandbox.github.world.Permission;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteGitHubTest extends OnFakeGitHub {

    private static final String LIVING = "<!-- pipe:living -->\n";
    private static final String COMMENTS = "/repos/acme/shop/issues/\\d+/comments";
    private static final String REVIEWS = "/repos/acme/shop/pulls/\\d+/reviews";

    private final ObjectMapper mapper = new ObjectMapper();

    private UpsertComment living(String markdown) {
        return new UpsertComment(pull, "living", markdown);
    }

    private String comments() {
        return "/issues/" + pull.number() + "/comments";
    }

    private String reviews() {
        return "/pulls/" + pull.number() + "/reviews";
    }

    private JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aCommentIsCreatedThenChangedInPlace() {
        var seam = app();
        assertThat(seam.writer.perform(living("one"), false)).isEmpty();
        assertThat(seam.writer.perform(living("two"), false)).isEmpty();
        assertThat(bodies(comments())).containsExactly(LIVING + "two");
        assertThat(seam.count("pipe.github.writes", "write", "UpsertComment", "outcome", "done"))
                .isEqualTo(2);
    }

    @Test
    void anUnchangedCommentIsLeftAlone() {
        var seam = app();
        seam.writer.perform(living("one"), false);
        fake.requests().clear();
        seam.writer.perform(living("one"), false);
        assertThat(changes()).isEmpty();
        assertThat(seam.count("pipe.github.writes", "outcome", "unchanged")).isEqualTo(1);
    }

    @Test
    void somebodyElsesCommentWithOurMarkerIsNotOurs() {
        fake.as("carol").comment(REPO.fullName(), pull.number(), LIVING + "I am the bot");
        var seam = app();
        seam.writer.perform(living("one"), false);
        seam.writer.perform(living("two"), false);
        assertThat(bodies(comments())).containsExactly(LIVING + "I am the bot", LIVING + "two");
    }

    @Test
    void withATokenItsOwnersOtherCommentsAreNotTouched() {
        fake.as("bob").comment(REPO.fullName(), pull.number(), "I, bob, say so");
        var seam = token();
        seam.writer.perform(living("one"), false);
        seam.writer.perform(living("two"), false);
        assertThat(bodies(comments())).containsExactly("I, bob, say so", LIVING + "two");
    }

    @Test
    void aReplyIsGivenOnce() {
        var seam = app();
        var reply = new Reply(pull, "reply:ISSUE_COMMENT:5:0", "Here you are");
        seam.writer.perform(reply, false);
        seam.writer.perform(reply, true);
        assertThat(bodies(comments())).hasSize(1);
    }

    @Test
    void aCreateWhoseAnswerIsLostIsFoundByItsRepetition() {
        var seam = app();
        fake.restFaults().plan(Plan.of(Kind.RESET_AFTER, "POST", COMMENTS));

        assertThatThrownBy(() -> seam.writer.perform(living("one"), false))
                .isInstanceOfSatisfying(GitHubFailure.class, failure -> assertThat(failure.retryable())
                        .isTrue());
        assertThat(seam.writer.perform(living("one"), true)).isEmpty();

        assertThat(bodies(comments())).containsExactly(LIVING + "one");
        assertThat(seam.count("pipe.github.surplus.removed")).isZero();
    }

    @Test
    void aCreateThatArrivesAfterItsRepetitionIsRemovedByTheNextWrite() {
        var seam = app();
        var withheld = fake.restFaults().plan(Plan.of(Kind.WITHHOLD_BEFORE, "POST", COMMENTS));
        assertThatThrownBy(() -> seam.writer.perform(living("one"), false)).isInstanceOf(GitHubFailure.class);
        seam.writer.perform(living("two"), true);
        fake.restFaults().release(withheld.id());
        await().until(() -> bodies(comments()).size() == 2);

        seam.writer.perform(new Reply(pull, "reply:1", "hello"), false); // another write of ours

        assertThat(bodies(comments())).containsExactly(LIVING + "two", "<!-- pipe:reply:1 -->\nhello");
        assertThat(seam.count("pipe.github.surplus.removed")).isEqualTo(1);
    }

    @Test
    void ofTwoCopiesTheOldestStaysWithTheNewestText() throws Exception {
        var body = json("{\"body\":\"<!-- pipe:living -->\\nold\"}");
        var bot = fake.as(fake.app().botLogin());
        var first =
                bot.call("POST", "/repos/" + REPO + comments(), body).get("id").asLong();
        bot.call("POST", "/repos/" + REPO + comments(), body);

        app().writer.perform(living("new"), false);

        assertThat(shown(comments())).singleElement().satisfies(comment -> {
            assertThat(comment.get("id").asLong()).isEqualTo(first);
            assertThat(comment.get("body").asText()).isEqualTo(LIVING + "new");
        });
    }

    @Test
    void aTextTooLongIsCutNotRefused() {
        assertThat(app().writer.perform(living("x".repeat(70_000)), false)).isEmpty();
        assertThat(bodies(comments()).getFirst()).hasSizeBetween(65_000, 65_536).contains("Cut here");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"STATUS", "RESET"})
    void whatMayPassIsThrownAndWorksLater(Kind trouble) {
        var seam = app();
        fake.restFaults().plan(Plan.of(trouble, "POST", COMMENTS));
        assertThatThrownBy(() -> seam.writer.perform(living("one"), false))
                .isInstanceOfSatisfying(GitHubFailure.class, failure -> assertThat(failure.retryable())
                        .isTrue());
        assertThat(seam.count("pipe.github.writes", "outcome", "failed")).isEqualTo(1);
        assertThat(seam.writer.perform(living("one"), true)).isEmpty();
    }

    @Test
    void whatMeetsALimitIsDeferredUntilItIsOver() {
        var clock = new MovableTime();
        var seam = new Seam(appSettings(), clock);
        fake.restFaults().plan(Plan.of(Kind.SECONDARY_LIMIT, "POST", COMMENTS).retryAfter(30));

        assertThatThrownBy(() -> seam.writer.perform(living("one"), false))
                .isInstanceOfSatisfying(
                        GitHubFailure.class,
                        failure -> clock.forwardTo(failure.notBefore().orElseThrow()));
        assertThat(seam.count("pipe.github.writes", "outcome", "deferred")).isEqualTo(1);
        assertThat(seam.writer.perform(living("one"), true)).isEmpty();
    }

    @Test
    void whatWillNeverWorkIsToldInGitHubsWords() {
        var seam = app();
        fake.restFaults().plan(Plan.status(403, "POST", COMMENTS));
        assertThat(seam.writer.perform(living("one"), false))
                .isEqualTo("Could not write the comment living on " + pull
                        + ": GitHub answered 403, Injected by the sandbox");
        assertThat(seam.count("pipe.github.writes", "outcome", "refused")).isEqualTo(1);
    }

    @Test
    void aDryRunChangesNothing() {
        var seam = new Seam(appSettings().asDryRun());
        assertThat(seam.writer.perform(living("one"), false)).isEmpty();
        assertThat(seam.writer.perform(new Merge(pull, "r", head, "main", "merge", null), false))
                .isEmpty();
        assertThat(changes()).isEmpty();
        assertThat(seam.count("pipe.github.writes", "outcome", "dry_run")).isEqualTo(2);
    }

    @Test
    void aReactionIsAddedOnce() {
        var comment = fake.as("carol").comment(REPO.fullName(), pull.number(), "/status");
        var seam = app();
        var react = new React(pull, "ISSUE_COMMENT", comment, "+1");
        assertThat(seam.writer.perform(react, false)).isEmpty();
        assertThat(seam.writer.perform(react, true)).isEmpty();
        assertThat(shown("/issues/comments/" + comment + "/reactions"))
                .singleElement()
                .satisfies(
                        reaction -> assertThat(reaction.get("content").asText()).isEqualTo("+1"));
    }

    @Test
    void aReviewIsReactedToAsWell() {
        var review = fake.as("bob").review(REPO.fullName(), pull.number(), "COMMENT", "/status");
        var seam = app();
        assertThat(seam.writer.perform(new React(pull, "REVIEW", review, "+1"), false))
                .isEmpty();
        assertThat(seam.count("pipe.github.writes", "outcome", "done")).isEqualTo(1);
    }

    private List<String> labels() {
        return shown("/issues/" + pull.number() + "/labels").stream()
                .map(label -> label.get("name").asText())
                .toList();
    }

    @Test
    void ourLabelsAreSetAndOthersLeftAlone() {
        fake.as("bob").label(REPO.fullName(), pull.number(), "docs");
        var seam = app();
        var ours = List.of("risk/low", "risk/high");
        seam.writer.perform(new SetLabels(pull, List.of("risk/high"), ours), false);
        assertThat(labels()).containsExactlyInAnyOrder("docs", "risk/high");
        seam.writer.perform(new SetLabels(pull, List.of("Risk/Low"), ours), false);
        assertThat(labels()).hasSize(2).contains("docs").anyMatch("risk/low"::equalsIgnoreCase);
        fake.requests().clear();
        seam.writer.perform(new SetLabels(pull, List.of("risk/low"), ours), false);
        assertThat(changes()).isEmpty();
        assertThat(fake.as("alice")
                        .get("/repos/" + REPO + "/labels/risk%2Fhigh")
                        .get("color")
                        .asText())
                .isEqualTo("e16f24");
    }

    private SetCheck check(String externalId, String conclusion) {
        return new SetCheck(pull, head, "pipe/review", externalId, conclusion, "Two risks", "Read **them**");
    }

    private List<String> runs() {
        var runs = fake.as("alice").get("/repos/" + REPO + "/commits/" + head + "/check-runs?filter=all");
        return StreamSupport.stream(runs.get("check_runs").spliterator(), false)
                .map(run -> run.get("external_id").asText() + " "
                        + run.get("conclusion").asText())
                .sorted()
                .toList();
    }

    @Test
    void aCheckRunIsUpdatedByItsExternalId() {
        var seam = app();
        seam.writer.perform(check("run-1", null), false);
        seam.writer.perform(check("run-1", "failure"), false);
        seam.writer.perform(check("run-2", null), false);
        assertThat(runs()).containsExactly("run-1 failure", "run-2 null");
    }

    @Test
    void aFinishedCheckThatIsUnfinishedAgainGetsANewRun() {
        var seam = app();
        seam.writer.perform(check("run-1", "success"), false);
        seam.writer.perform(check("run-1", null), false);
        seam.writer.perform(check("run-1", null), true);
        assertThat(runs()).containsExactly("run-1 null", "run-1 success");
        seam.writer.perform(check("run-1", "failure"), false);
        assertThat(runs()).containsExactly("run-1 failure", "run-1 success");
    }

    @Test
    void aCheckRunCreatedTwiceEndsTwice() {
        var seam = app();
        fake.restFaults().plan(Plan.of(Kind.RESET_AFTER, "POST", "/repos/acme/shop/check-runs"));
        assertThatThrownBy(() -> seam.writer.perform(check("run-1", null), false))
                .isInstanceOf(GitHubFailure.class);
        seam.writer.perform(check("run-1", null), true);
        assertThat(runs()).containsExactly("run-1 null");
    }

    @Test
    void withATokenAStatusStandsIn() {
        var seam = token();
        seam.writer.perform(check("run-1", null), false);
        seam.writer.perform(check("run-1", "failure"), false);
        seam.writer.perform(check("run-1", "failure"), true);
        assertThat(shown("/commits/" + head + "/statuses"))
                .extracting(status -> status.get("context").asText() + " "
                        + status.get("state").asText() + " "
                        + status.get("description").asText())
                .containsExactly("pipe/review failure Two risks", "pipe/review pending Two risks");
        assertThat(seam.reads.checks(REPO, head)).singleElement().satisfies(check -> assertThat(check.ours())
                .isTrue());
    }

    private SubmitReview review(InlineComment... comments) {
        return new SubmitReview(pull, head, "review:" + head, "Look here", List.of(comments));
    }

    private static InlineComment at(int line) {
        return new InlineComment("README.md", line, "RIGHT", "risk at " + line);
    }

    private List<String> inline() {
        return bodies("/pulls/" + pull.number() + "/comments");
    }

    @Test
    void aReviewIsSubmittedOnce() {
        var seam = app();
        seam.writer.perform(review(at(2), new InlineComment("README.md", 2, "LEFT", "was")), false);
        seam.writer.perform(review(at(2), new InlineComment("README.md", 2, "LEFT", "was")), true);
        assertThat(shown(reviews())).singleElement().satisfies(review -> {
            assertThat(review.get("state").asText()).isEqualTo("COMMENTED");
            assertThat(review.get("commit_id").asText()).isEqualTo(head);
        });
        assertThat(inline()).containsExactlyInAnyOrder("risk at 2", "was");
    }

    @Test
    void aCommentOutsideTheDiffMovesIntoTheText() {
        assertThat(app().writer
                        .perform(review(at(2), at(77), new InlineComment("gone.txt", 1, "RIGHT", "where?")), false))
                .isEmpty();
        assertThat(inline()).containsExactly("risk at 2");
        assertThat(bodies(reviews()))
                .singleElement()
                .asString()
                .contains("Look here", "`README.md`, line 77 (outside the diff)\n\nrisk at 77", "where?");
    }

    @Test
    void aDoubledReviewIsEmptiedAndPointsToTheFirst() {
        var seam = app();
        var withheld = fake.restFaults().plan(Plan.of(Kind.WITHHOLD_BEFORE, "POST", REVIEWS));
        assertThatThrownBy(() -> seam.writer.perform(review(at(2)), false)).isInstanceOf(GitHubFailure.class);
        seam.writer.perform(review(at(2)), true);
        fake.restFaults().release(withheld.id());
        await().until(() -> inline().size() == 2);

        seam.writer.perform(review(at(2)), true);

        assertThat(inline()).containsExactly("risk at 2");
        assertThat(bodies(reviews())).hasSize(2).satisfies(bodies -> {
            assertThat(bodies.getFirst()).startsWith("<!-- pipe:review:" + head);
            assertThat(bodies.getLast()).startsWith("<!-- pipe:surplus -->").contains("stands");
        });
        assertThat(seam.count("pipe.github.surplus.removed", "kind", "review")).isEqualTo(1);
        fake.requests().clear();
        seam.writer.perform(review(at(2)), true);
        assertThat(changes()).isEmpty();
    }

    private static InlineComment marked(String name, int line) {
        return new InlineComment("README.md", line, "RIGHT", "risk at " + line, "finding:" + name);
    }

    @Test
    void whatIsFoundLaterIsAddedToTheReviewOfThatHeadAndNothingTwice() {
        var seam = app();
        seam.writer.perform(review(marked("F1", 2)), false);
        var more = new SubmitReview(
                pull,
                head,
                "review:" + head,
                "Look again",
                List.of(marked("F1", 2), marked("F2", 3), marked("F3", 77)));
        seam.writer.perform(more, false);
        fake.requests().clear();
        seam.writer.perform(more, true);
        assertThat(changes()).isEmpty();
        assertThat(inline())
                .containsExactlyInAnyOrder(
                        "<!-- pipe:finding:F1 -->\nrisk at 2", "<!-- pipe:finding:F2 -->\nrisk at 3");
        assertThat(bodies(reviews()).stream().filter(body -> body.startsWith("<!-- pipe:review:")))
                .singleElement()
                .asString()
                .contains("Look again", "line 77 (outside the diff)", "risk at 77");
    }

    @Test
    void threadsOfOursAreResolvedAndOpenedAgainAndOthersLeftAlone() {
        var seam = app();
        seam.writer.perform(review(marked("F1", 2), marked("F2", 3)), false);
        var imitation = mapper.createObjectNode()
                .put("body", "<!-- pipe:finding:F1 -->")
                .put("path", "README.md")
                .put("line", 2)
                .put("side", "RIGHT")
                .put("commit_id", head);
        fake.as("alice").call("POST", "/repos/" + REPO + "/pulls/" + pull.number() + "/comments", imitation);
        seam.writer.perform(new SettleThreads(pull, List.of("finding:F1"), List.of("finding:F2")), false);
        assertThat(resolved()).containsExactly(true, false, false);
        fake.requests().clear();
        seam.writer.perform(new SettleThreads(pull, List.of("finding:F1"), List.of("finding:F2")), true);
        assertThat(resolved()).containsExactly(true, false, false);
        seam.writer.perform(new SettleThreads(pull, List.of("finding:F2"), List.of("finding:F1")), false);
        assertThat(resolved()).containsExactly(false, true, false);
    }

    private List<Boolean> resolved() {
        var query = "{ repository(owner: \"acme\", name: \"shop\") { pullRequest(number: " + pull.number()
                + ") { reviewThreads(first: 9) { nodes { isResolved } } } } }";
        var threads = fake.as("alice")
                .call("POST", "/graphql", mapper.createObjectNode().put("query", query))
                .at("/data/repository/pullRequest/reviewThreads/nodes");
        return StreamSupport.stream(threads.spliterator(), false)
                .map(thread -> thread.get("isResolved").asBoolean())
                .toList();
    }

    @Test
    void changesThatWereRequestedAreTakenBack() {
        var seam = app();
        seam.writer.perform(
                new SubmitReview(pull, head, "review:1", "No", List.of(), SubmitReview.Event.REQUEST_CHANGES), false);
        seam.writer.perform(new WithdrawReviews(pull, SubmitReview.Event.APPROVE, "Not that"), false);
        assertThat(states()).containsExactly("CHANGES_REQUESTED");
        seam.writer.perform(new WithdrawReviews(pull, SubmitReview.Event.REQUEST_CHANGES, "Mended"), false);
        assertThat(states()).containsExactly("DISMISSED");
    }

    private SubmitReview judged(SubmitReview.Event event) {
        return review(marked("F1", 2)).as(event);
    }

    @Test
    void aReviewThatWorsensIsFollowedByOneThatHoldsIt() {
        var seam = app();
        seam.writer.perform(judged(SubmitReview.Event.COMMENT), false);
        seam.writer.perform(judged(SubmitReview.Event.REQUEST_CHANGES), false);
        seam.writer.perform(judged(SubmitReview.Event.REQUEST_CHANGES), true);
        assertThat(states()).containsExactly("COMMENTED", "CHANGES_REQUESTED");
        assertThat(bodies(reviews()).getLast())
                .startsWith("<!-- pipe:review:" + head + ":request_changes -->")
                .contains("This asks for changes now. [The review](http");
        assertThat(inline()).hasSize(1);

        seam.writer.perform(new WithdrawReviews(pull, SubmitReview.Event.REQUEST_CHANGES, "Dismissed"), false);
        seam.writer.perform(judged(SubmitReview.Event.REQUEST_CHANGES), false);
        seam.writer.perform(judged(SubmitReview.Event.REQUEST_CHANGES), true);
        assertThat(states())
                .as("what was taken back stands in the way of nothing")
                .containsExactly("COMMENTED", "DISMISSED", "CHANGES_REQUESTED");
    }

    @Test
    void changesAreAskedForOnceUntilThatIsTakenBack() {
        var seam = app();
        seam.writer.perform(judged(SubmitReview.Event.REQUEST_CHANGES), false);
        var again = new Judge(
                new SubmitReview(pull, head, "review:next", "Still", List.of(), SubmitReview.Event.REQUEST_CHANGES));
        seam.writer.perform(again, false);
        assertThat(states()).containsExactly("CHANGES_REQUESTED");

        seam.writer.perform(new WithdrawReviews(pull, SubmitReview.Event.REQUEST_CHANGES, "Mended"), false);
        seam.writer.perform(again, false);
        seam.writer.perform(again, true);
        assertThat(states()).containsExactly("DISMISSED", "CHANGES_REQUESTED");
        assertThat(bodies(reviews()).getLast()).isEqualTo("<!-- pipe:review:next -->\nStill");
    }

    @Test
    void aHeadIsApprovedOnce() {
        var seam = app();
        seam.writer.perform(judged(SubmitReview.Event.COMMENT), false);
        var approval = new Judge(new SubmitReview(
                pull,
                head,
                SubmitReview.Event.APPROVE.after("review:" + head),
                "Fine now",
                List.of(),
                SubmitReview.Event.APPROVE));
        seam.writer.perform(approval, false);
        seam.writer.perform(approval, true);
        seam.writer.perform(new Judge(judged(SubmitReview.Event.APPROVE)), false);
        assertThat(states()).containsExactly("COMMENTED", "APPROVED");
    }

    @Test
    void aReviewOfACommitThatIsGoneStandsAtTheHeadAsText() {
        var gone = new SubmitReview(
                pull,
                "e".repeat(40),
                "review:gone",
                "Look here",
                List.of(marked("F1", 2)),
                SubmitReview.Event.REQUEST_CHANGES);
        assertThat(app().writer.perform(gone, false)).isEmpty();
        assertThat(app().writer.perform(review().saying("Nothing beside lines"), false))
                .isEmpty();
        assertThat(states()).as("what is not there is not judged").containsExactly("COMMENTED", "COMMENTED");
        assertThat(inline()).isEmpty();
        assertThat(bodies(reviews()).getFirst())
                .startsWith("<!-- pipe:review:gone -->")
                .contains("<!-- pipe:finding:F1 -->", "risk at 2", "Read at `eeeeeee`");
    }

    private List<String> states() {
        return shown(reviews()).stream()
                .map(review -> review.get("state").asText())
                .toList();
    }

    @Test
    void aCheckIsAnnotatedOnce() {
        var seam = app();
        var note = new SetCheck.Annotation("README.md", 2, "failure", "F1 · Secret", "Why");
        for (var conclusion : List.of("neutral", "failure")) {
            seam.writer.perform(
                    new SetCheck(pull, head, "pipe/review", "run-1", conclusion, "T", "S", List.of(), List.of(note)),
                    false);
        }
        var run = fake.as("alice")
                .get("/repos/" + REPO + "/commits/" + head + "/check-runs?filter=all")
                .at("/check_runs/0/output/annotations_count");
        assertThat(run.asInt()).isEqualTo(1);
    }

    private Merge merge(String sha, String base, String method) {
        return new Merge(pull, "run-1", sha, base, method, "Count (#" + pull.number() + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "squash", "rebase"})
    void itMergesWhatWasDecided(String method) {
        assertThat(app().writer.perform(merge(head, "main", method), false)).isEmpty();
        assertThat(app().reads.pullRequest(pull).orElseThrow().merged()).isTrue();
    }

    @Test
    void aMergeWhoseAnswerIsLostIsRecognised() {
        var seam = app();
        fake.restFaults().plan(Plan.of(Kind.RESET_AFTER, "PUT", ".*/merge"));
        assertThatThrownBy(() -> seam.writer.perform(merge(head, "main", "merge"), false))
                .isInstanceOf(GitHubFailure.class);
        assertThat(seam.writer.perform(merge(head, "main", "merge"), true)).isEmpty();
        assertThat(changes()).hasSize(1);
    }

    @Test
    void aHeadThatMovedIsNotMerged() {
        var newer = push("change", "README.md", "one\nzwei\ndrei\n");
        assertThat(app().writer.perform(merge(head, "main", "merge"), false))
                .isEqualTo("Its head moved from " + head + " to " + newer + ".");
        assertThat(changes()).isEmpty();
    }

    @Test
    void anotherBaseIsNotMergedInto() {
        push("scratch", "x", "y");
        fake.as("alice").retarget(REPO.fullName(), pull.number(), "scratch");
        assertThat(app().writer.perform(merge(head, "main", "merge"), false))
                .isEqualTo("Its base is `scratch` now; it was to be merged into `main`.");
    }

    @Test
    void aConflictIsSaidInWords() {
        push("main", "README.md", "one\ndeux\nthree\n");
        assertThat(app().writer.perform(merge(head, "main", "merge"), false)).contains("conflicts with `main`");
    }

    @Test
    void aClosedPullRequestIsNotMerged() {
        fake.as("alice").close(REPO.fullName(), pull.number());
        assertThat(app().writer.perform(merge(head, "main", "merge"), false)).isEqualTo("It was closed meanwhile.");
    }

    @Test
    void whatTheBranchForbidsIsSaidInGitHubsWords() {
        fake.restFaults().plan(Plan.status(405, "PUT", ".*/merge"));
        assertThat(app().writer.perform(merge(head, "main", "merge"), false))
                .isEqualTo("GitHub does not allow it: Injected by the sandbox.");
    }

    private UpdateBranch update(String sha) {
        return new UpdateBranch(pull, sha, "main", "queue");
    }

    @Test
    void aBranchIsBroughtUpToDateByAMergeOfTheBase() {
        var base = push("main", "other.txt", "new on main\n");
        assertThat(app().writer.perform(update(head), false)).isEmpty();

        var now = app().reads.pullRequest(pull).orElseThrow().headSha();
        assertThat(app().reads.gitCommit(REPO, now).orElseThrow().parents()).containsExactly(head, base);
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsRecognised() {
        push("main", "other.txt", "new on main\n");
        var seam = app();
        fake.restFaults().plan(Plan.of(Kind.RESET_AFTER, "PUT", ".*/update-branch"));
        assertThatThrownBy(() -> seam.writer.perform(update(head), false)).isInstanceOf(GitHubFailure.class);
        assertThat(seam.writer.perform(update(head), true)).isEmpty();
        assertThat(changes()).hasSize(1);
    }

    @Test
    void aBranchThatHoldsTheBaseIsUpToDate() {
        assertThat(app().writer.perform(update(head), false)).isEmpty();
        assertThat(app().reads.pullRequest(pull).orElseThrow().headSha()).isEqualTo(head);
    }

    @Test
    void anotherHeadIsNotBroughtUpToDate() {
        push("main", "other.txt", "new on main\n");
        var newer = push("change", "README.md", "one\nzwei\ndrei\n");
        assertThat(app().writer.perform(update(head), false))
                .isEqualTo("Its head moved from " + head + " to " + newer + ".");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aBranchThatConflictsIsNotBroughtUpToDate() {
        push("main", "README.md", "one\ndeux\nthree\n");
        assertThat(app().writer.perform(update(head), false)).contains("merge conflict between base and head");
    }

    @Test
    void whatIsPutIntoGitHubsMergeQueueTwiceIsInItOnce() throws Exception {
        fake.ground().grant(REPO.fullName(), "bob", Permission.ADMIN);
        fake.as("bob")
                .call(
                        "PUT",
                        "/repos/" + REPO + "/branches/main/protection",
                        new ObjectMapper().readTree("{\"required_status_checks\":{\"contexts\":[\"ci\"]}}"));
        fake.actions().guard(REPO.fullName(), "main");
        assertThat(app().reads.hasMergeQueue(REPO, "main")).isTrue();
        assertThat(app().reads.hasMergeQueue(REPO, "change")).isFalse();
        app().writer.perform(new SetCheck(pull, head, "ci", "run-1", "success", "Fine", ""), false);
        assertThat(app().writer.perform(new Enqueue(pull, "run-1", "0".repeat(40), "main"), false))
                .contains("merge queue would not take it");
        var enqueue = new Enqueue(pull, "run-1", head, "main");
        assertThat(app().writer.perform(enqueue, false)).isEmpty();
        assertThat(app().writer.perform(enqueue, true)).isEmpty();
    }
}
