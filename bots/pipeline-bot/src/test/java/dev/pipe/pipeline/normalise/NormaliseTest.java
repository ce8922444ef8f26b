package dev.pipe.pipeline.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.common.bus.PermanentFailure;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact;
import dev.pipe.common.event.GitHubFact.CheckChanged;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.GitHubFact.CommentDeleted;
import dev.pipe.common.event.GitHubFact.CommentEdited;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.GitHubFact.InstallationChanged;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import dev.pipe.common.event.GitHubFact.Pushed;
import dev.pipe.common.event.GitHubFact.ReviewSubmitted;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliseTest {

    private static final PullRequestRef FIVE = PullRequestRef.parse("acme/shop#5");
    private static final Actor ANN = new Actor("ann", 11, false);
    private static final Actor BEA = new Actor("bea", 12, false);
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final List<PullRequestRef> openWithHead = new ArrayList<>();
    private final Normalise normalise =
            new Normalise((repo, sha) -> sha.equals(Payloads.HEAD) ? openWithHead : List.of());

    @Test
    void aPullRequestChangeCarriesWhatThePipelineLooksAt() {
        assertThat(fact("pull_request", Payloads.pullRequest("opened", "")))
                .isEqualTo(new PullRequestChanged(
                        FIVE,
                        "opened",
                        "Join orders and billing",
                        ANN,
                        Payloads.HEAD,
                        "join",
                        "ann/shop",
                        "main",
                        Payloads.BASE,
                        null,
                        true,
                        false,
                        false,
                        List.of("integration"),
                        AT,
                        BEA));
    }

    @Test
    void whyTheMergeQueueLetGoOfItIsKept() {
        var dequeued = Payloads.pullRequest("dequeued", ",\"reason\":\"MANUAL\"");
        assertThat(((PullRequestChanged) fact("pull_request", dequeued)).reason())
                .isEqualTo("MANUAL");
    }

    @Test
    void aRetargetSaysWhereItCameFrom() {
        var edited = Payloads.pullRequest("edited", ",\"changes\":{\"base\":{\"ref\":{\"from\":\"scratch\"}}}");
        assertThat(((PullRequestChanged) fact("pull_request", edited)).previousBase())
                .isEqualTo("scratch");
    }

    @Test
    void aPullRequestWhoseForkAndAuthorAreGoneIsStillAFact() {
        var payload = Payloads.pullRequest("synchronize", "")
                .replace("\"repo\":{\"id\":8,\"full_name\":\"ann/shop\"}", "\"repo\":null")
                .replace("\"user\":" + Payloads.account("ann", 11), "\"user\":null");
        var fact = (PullRequestChanged) fact("pull_request", payload);
        assertThat(fact.headRepo()).isNull();
        assertThat(fact.author().login()).isEqualTo("ghost");
    }

    @Test
    void twoLabelsSetInOneSecondAreTwoFacts() {
        var first = facts("pull_request", Payloads.pullRequest("labeled", ",\"label\":{\"name\":\"a\"}"));
        var second = facts("pull_request", Payloads.pullRequest("labeled", ",\"label\":{\"name\":\"b\"}"));
        assertThat(first.getFirst().id()).isNotEqualTo(second.getFirst().id());
    }

    @Test
    void aFactOfOneRepositoryTakesNoIdAwayFromAnother() {
        var ours = Payloads.pullRequest("opened", "");
        var forged = ours.replace("acme/shop", "evil/shop");
        assertThat(forged).isNotEqualTo(ours);
        assertThat(facts("pull_request", forged).getFirst().id())
                .isNotEqualTo(facts("pull_request", ours).getFirst().id());
        assertThat(facts("pull_request", ours.replace("acme/shop", "Acme/Shop"))
                        .getFirst()
                        .id())
                .isEqualTo(facts("pull_request", ours).getFirst().id());
    }

    @Test
    void aFactsIdIsTheSameWhoeverBringsIt() {
        var payload = Payloads.pullRequest("opened", "");
        assertThat(read("pull_request", "delivery-1", payload)).isEqualTo(read("pull_request", "delivery-2", payload));
    }

    @Test
    void aCommentsCredentialsAreMasked() {
        var token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        var fact = (CommentAdded) fact("issue_comment", Payloads.commentOnPull("created", "use " + token));
        assertThat(fact.body()).startsWith("use ").doesNotContain(token);
        assertThat(fact.kind()).isEqualTo(CommentKind.ISSUE_COMMENT);
        assertThat(fact.author()).isEqualTo(ANN);
        assertThat(fact.createdAt()).isEqualTo(AT);
    }

    @Test
    void editsAndDeletionsNameWhoDidIt() {
        assertThat(fact("issue_comment", Payloads.commentOnPull("edited", "x")))
                .isEqualTo(new CommentEdited(
                        FIVE, CommentKind.ISSUE_COMMENT, 900, ANN, BEA, Instant.parse("2026-01-02T03:05:06Z")));
        assertThat(fact("issue_comment", Payloads.commentOnPull("deleted", "x")))
                .isEqualTo(new CommentDeleted(FIVE, CommentKind.ISSUE_COMMENT, 900, ANN, BEA));
    }

    @Test
    void aCommentOnAnIssueIsNotNeeded() {
        assertThat(reason("issue_comment", Payloads.issueComment("created", "x", "")))
                .isEqualTo("the comment is on an issue, not on a pull request");
    }

    @Test
    void aReviewWithTextIsAReviewAndAComment() {
        assertThat(facts("pull_request_review", Payloads.review("submitted", "APPROVED", "/help")))
                .extracting(IdentifiedFact::fact)
                .containsExactly(
                        new ReviewSubmitted(FIVE, 77, "approved", ANN, Payloads.HEAD, AT, BEA),
                        new CommentAdded(FIVE, CommentKind.REVIEW, 77, ANN, "/help", Payloads.HEAD, AT, false));
    }

    @Test
    void aDismissedReviewIsDismissedWhateverItWas() {
        assertThat(facts("pull_request_review", Payloads.review("dismissed", "dismissed", "text")))
                .extracting(IdentifiedFact::fact)
                .containsExactly(new ReviewSubmitted(FIVE, 77, "dismissed", ANN, Payloads.HEAD, AT, BEA));
    }

    @Test
    void anInlineCommentKeepsTheCommitItWasWrittenAgainstAndNotTheHunk() {
        var fact = (CommentAdded) fact("pull_request_review_comment", Payloads.reviewComment("look"));
        assertThat(fact.commitId()).isEqualTo(Payloads.HEAD);
        assertThat(fact.toString()).doesNotContain("hunter2");
    }

    @Test
    void aCheckConcernsThePullRequestsItNames() {
        var ours = "{\"number\":5,\"base\":{\"ref\":\"main\",\"repo\":{\"id\":7}}}";
        var elsewhere = "{\"number\":6,\"base\":{\"ref\":\"main\",\"repo\":{\"id\":99}}}";
        var payload = Payloads.checkRun(
                "requested_action",
                "[" + ours + "," + elsewhere + "]",
                ",\"requested_action\":{\"identifier\":\"fix\"}");
        assertThat(fact("check_run", payload))
                .isEqualTo(new CheckChanged(
                        FIVE,
                        GitHubFact.CheckKind.CHECK_RUN,
                        66,
                        "build",
                        Payloads.HEAD,
                        "requested_action",
                        "failure",
                        true,
                        15368,
                        "x1",
                        "fix",
                        ANN,
                        AT,
                        "github-actions"));
    }

    @Test
    void aCheckThatNamesNoneConcernsEveryOpenPullRequestWithThatHead() {
        openWithHead.addAll(List.of(FIVE, PullRequestRef.parse("acme/shop#9")));
        assertThat(facts("check_run", Payloads.checkRun("completed", "[]", "")))
                .extracting(it -> it.fact().key())
                .containsExactly("acme/shop#5", "acme/shop#9");
        assertThat(facts("status", Payloads.status("pending")))
                .extracting(IdentifiedFact::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aBotsStatusIsAFactOfABot() {
        openWithHead.add(FIVE);
        var fact = (CheckChanged) fact("status", Payloads.status("pending"));
        assertThat(fact.sender().bot()).isTrue();
        assertThat(fact.completed()).isFalse();
        assertThat(fact.name()).isEqualTo("ci/jenkins");
    }

    @Test
    void aPushToABranchIsAFact() {
        assertThat(fact("push", Payloads.push("refs/heads/main", "")))
                .isEqualTo(new Pushed(FIVE.repo(), "refs/heads/main", Payloads.BASE, Payloads.HEAD, true, ANN));
        assertThat(reason("push", Payloads.push("refs/tags/v1", ""))).contains("tag");
        assertThat(reason("push", Payloads.push("refs/heads/x", ",\"deleted\":true")))
                .contains("deleted");
    }

    @Test
    void anInstallationOfManyRepositoriesIsSplitSoThatEachFactFitsAnEvent() {
        var repositories = IntStream.range(0, 12_000)
                .mapToObj(it -> "{\"id\":" + it + ",\"full_name\":\"acme/r" + it + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        var payload = """
                {"action":"created","installation":{"id":3,"account":{"login":"acme","id":1},"updated_at":1700000000},
                 "repositories":%s}""".formatted(repositories);
        var facts = facts("installation", payload);
        assertThat(facts).extracting(IdentifiedFact::id).doesNotHaveDuplicates();
        assertThat(facts)
                .extracting(it -> ((InstallationChanged) it.fact()).added().size())
                .containsExactly(5000, 5000, 2000);
    }

    @Test
    void anEnterpriseServersPayloadIsTheSame() {
        var payload = Payloads.pullRequest("opened", ",\"enterprise\":{\"slug\":\"acme\"}")
                .replace("\"draft\":false,", ""); // an older server
        assertThat(((PullRequestChanged) fact("pull_request", payload)).draft()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "issue_comment", "pull_request_review", "pull_request_review_comment", "check_run", "check_suite", "status",
        "push", "installation", "installation_repositories", "star", "ping", "never_heard_of"
    })
    void aSignedBodyUnderAnotherEventsNameChangesNothing(String claimed) {
        assertThat(normalised(claimed, "d", Payloads.pullRequest("opened", "")))
                .isInstanceOf(Normalised.NotNeeded.class);
    }

    @Test
    void aDeploymentsCheckRunIsNoCheckRun() {
        var payload = Payloads.checkRun("created", "[]", ",\"deployment\":{},\"deployment_status\":{}");
        assertThat(reason("check_run", payload))
                .isEqualTo("the header says check_run, the signed body is a deployment_status");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sha\":\"1111111111111111111111111111111111111111\"|\"x\":1|pull_request.head.sha",
                "\"number\":5,\"pull_request\"|\"number\":0,\"pull_request\"|number",
                "\"updated_at\":\"2026-01-02T03:04:05Z\"|\"updated_at\":\"yesterday\"|pull_request.updated_at",
                "\"title\":\"Join orders and billing\"|\"title\":{\"a\":[1]}|pull_request.title",
                "\"full_name\":\"acme/shop\",\"pushed_at\"|\"full_name\":\"acme\",\"pushed_at\"|repository.full_name",
            })
    void aMalformedDeliveryIsToldByEventDeliveryAndField(String whole, String broken, String field) {
        var payload = Payloads.pullRequest("opened", "").replace(whole, broken);
        assertThat(payload).contains(broken);
        assertThatThrownBy(() -> normalised("pull_request", "guid-1", payload))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("Delivery guid-1 (pull_request) is malformed: " + field
                        + " is missing or not of GitHub's form");
    }

    @Test
    void aBodyThatIsNoEventAtAllIsMalformed() {
        assertThatThrownBy(() -> normalised("pull_request", "guid-1", "{}"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("guid-1");
    }

    @Test
    void anEndlessCommentIsCutBetweenWords() {
        var fact = (CommentAdded)
                fact("issue_comment", Payloads.commentOnPull("created", "/help " + "word ".repeat(200_000)));
        assertThat(fact.body()).startsWith("/help word").endsWith("word\n[the rest of this text was cut]");
        assertThat(fact.body().length()).isLessThan(OutsideText.LONGEST + 100);
    }

    private GitHubFact fact(String event, String payload) {
        var facts = facts(event, payload);
        assertThat(facts).hasSize(1);
        return facts.getFirst().fact();
    }

    private List<IdentifiedFact> facts(String event, String payload) {
        return ((Normalised.Facts) normalised(event, "delivery", payload)).facts();
    }

    private String reason(String event, String payload) {
        return ((Normalised.NotNeeded) normalised(event, "delivery", payload)).reason();
    }

    private Normalised read(String event, String delivery, String payload) {
        return normalised(event, delivery, payload);
    }

    private Normalised normalised(String event, String delivery, String payload) {
        var read = new PayloadReader().read(event, delivery, payload.getBytes(UTF_8));
        return normalise.normalise(event, delivery, read);
    }
}
