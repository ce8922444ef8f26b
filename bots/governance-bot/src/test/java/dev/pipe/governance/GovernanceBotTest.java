package dev.pipe.governance;

import static dev.pipe.governance.Scene.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.pipe.common.db.Db;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.ApprovalGiven;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.ApprovalWithdrawn;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.LedgerHead;
import dev.pipe.common.event.Topic;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** governance-bot against a real Kafka, a real PostgreSQL and a GitHub with real git; the test says what other bots say. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
@TestProfile(WithApiToken.class)
class GovernanceBotTest {

    FakeGitHub fake; // set by SandboxResource

    @Inject
    BusProbe bus;

    @Inject
    Db db;

    private TestGitHub github;
    private Scene scene;

    @BeforeEach
    void aFreshRepository() {
        github = new TestGitHub(fake);
        scene = new Scene(github, bus, db);
    }

    @AfterEach
    void nothingFailedForGood() {
        assertThat(bus.said(Topic.DEAD_LETTER)).isEmpty();
        assertThat(db.query(
                        "select reason from github_write where state in ('refused', 'dead')", row -> row.getString(1)))
                .isEmpty();
    }

    @Test
    void oneApprovalDecidesAndTheAuthorsOwnIsRefusedWithTheReason() {
        scene.opened("Mend the sum", "sum.txt").asked();
        assertThat(theOnly(ApprovalRequested.class)).satisfies(asked -> {
            assertThat(asked.required()).isEqualTo(1);
            assertThat(asked.integration()).isNull();
            assertThat(asked.waitingFor()).startsWith("1 approval by someone with write access");
        });

        scene.later(60).commands("ann", "/approve");
        soon().untilAsserted(() -> assertThat(scene.replies())
                .singleElement()
                .asString()
                .contains("ann opened this pull request, and nobody approves their own work"));
        assertThat(scene.answers(ApprovalGiven.class)).isEmpty();

        scene.later(60).commands("bob", "/approve");
        assertThat(theOnly(ApprovalGiven.class)).satisfies(given -> {
            assertThat(given.given()).isEqualTo(1);
            assertThat(given.approval().via()).isEqualTo("/approve");
        });
        var decided = theOnly(Decided.class);
        assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
        assertThat(decided.run()).isEqualTo(scene.run);
        assertThat(givers(decided)).containsExactly("bob");
        assertThat(decided.policyVersion()).startsWith("rules-1/");
        soon().untilAsserted(() -> assertThat(bus.said(Topic.LEDGER_HEAD))
                .contains(new LedgerHead(
                        "governance", decided.ledgerSequence(), decided.ledgerHash(), decided.decidedAt())));
        asked(scene.pullRequest.toString())
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("answer.ledgerHash", equalTo(decided.ledgerHash()));
        assertThat(scene.replies()).as("a counted approval needs no words").hasSize(1);
    }

    @Test
    void anIntegrationTakesTwoAndApprovalsBeforeTheQuestionCount() {
        scene.opened("Integrate BNI with AXIS", "integrations/bni-axis/client.py")
                .later(60)
                .commands("bob", "/approve");
        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalGiven.class))
                .singleElement()
                .satisfies(given -> assertThat(given.required()).isEqualTo(2)));
        scene.asked();
        assertThat(theOnly(ApprovalRequested.class)).satisfies(asked -> {
            assertThat(asked.required()).isEqualTo(2);
            assertThat(asked.given()).hasSize(1);
            assertThat(asked.integration().pair()).isEqualTo("BNI-AXIS");
            assertThat(asked.integration().recognisedBy())
                    .isEqualTo("files in integrations/BNI-AXIS/, title integrate BNI with AXIS");
            assertThat(asked.waitingFor()).startsWith("1 more approval");
        });

        scene.later(5).commands("bob", "/approve");
        scene.later(5).reviews("cyd", "approved");

        assertThat(givers(theOnly(Decided.class))).containsExactly("bob", "cyd");
        assertThat(scene.answers(ApprovalGiven.class))
                .as("saying it twice is one approval")
                .hasSize(2);
    }

    @Test
    void aNewHeadDropsWhatWasApprovedAndTheLedgerSaysSo() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        var decided = theOnly(Decided.class);

        var head = scene.later(60).pushed("pat");

        assertThat(theOnly(ApprovalWithdrawn.class)).satisfies(withdrawn -> {
            assertThat(withdrawn.run()).isEqualTo(decided.run());
            assertThat(withdrawn.reason())
                    .isEqualTo("the head changed from "
                            + decided.run().headSha().substring(0, 7) + " to " + head.substring(0, 7));
        });
        assertThat(ledgerKinds()).containsExactly("APPROVED", "WITHDRAWN");

        scene.asked();
        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalRequested.class))
                .last()
                .satisfies(asked -> {
                    assertThat(asked.run()).isEqualTo(scene.run);
                    assertThat(asked.given()).isEmpty();
                }));
        scene.later(60).commands("pat", "/approve");
        soon().untilAsserted(() -> assertThat(scene.replies())
                .singleElement()
                .asString()
                .containsAnyOf("pat pushed to its head", "pat wrote commit"));
        scene.later(5).commands("cyd", "/approve");
        soon().untilAsserted(() -> assertThat(scene.answers(Decided.class)).hasSize(2));
    }

    @Test
    void anApprovalHoldsForAHeadThatHoldsNothingNewWhoeverMadeIt() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        theOnly(Decided.class);

        scene.later(60).mergedBaseIn("bob"); // the approver pressed the button
        scene.asked();

        soon().untilAsserted(
                        () -> assertThat(scene.answers(Decided.class)).last().satisfies(decided -> {
                            assertThat(decided.run()).isEqualTo(scene.run);
                            assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
                            assertThat(givers(decided)).containsExactly("bob");
                        }));
        scene.later(60).mergedBaseIn("ann"); // and once more
        scene.asked();
        soon().untilAsserted(() -> assertThat(scene.answers(Decided.class)).hasSize(3));

        scene.later(60).pushed("pat"); // this one is another head
        scene.asked();
        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalRequested.class))
                .last()
                .satisfies(asked -> {
                    assertThat(asked.run()).isEqualTo(scene.run);
                    assertThat(asked.given()).isEmpty();
                }));
        assertThat(scene.answers(Decided.class)).hasSize(3);
    }

    @Test
    void whatWasTakenBackIsNotGivenAgainByAMergeAndAnObjectionHolds() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        scene.later(60).commands("bob", "/approve cancel");
        scene.later(60).reviews("cyd", "changes_requested");

        scene.later(60).mergedBaseIn("ann");
        scene.asked();
        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalRequested.class))
                .last()
                .satisfies(asked -> {
                    assertThat(asked.run()).isEqualTo(scene.run);
                    assertThat(asked.given()).isEmpty();
                    assertThat(asked.waitingFor()).contains("cyd");
                }));
        scene.later(60).commands("bob", "/approve");
        soon().untilAsserted(
                        () -> assertThat(scene.answers(ApprovalGiven.class)).hasSize(2));
        assertThat(scene.answers(Decided.class))
                .as("an objection holds for the merge of what was objected to")
                .hasSize(1);
    }

    @Test
    void aCommentFromBeforeAPushIsRefusedNamingBothAndCountsWhenItNamesTheHead() {
        scene.opened("Mend", "a.txt").asked();
        var before = scene.run.headSha().substring(0, 7);
        var head = scene.later(60).pushed("ann").substring(0, 7);
        scene.asked();

        scene.later(-10).commands("bob", "/approve");
        soon().untilAsserted(() -> assertThat(scene.replies())
                .singleElement()
                .asString()
                .contains("`" + before + "`", "`" + head + "`", "`/approve " + head + "`"));
        assertThat(scene.answers(Decided.class)).isEmpty();

        scene.commands("bob", "/approve " + head);
        assertThat(theOnly(Decided.class).verdict()).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void aPushNobodyToldUsOfIsFoundByTheFreshRead() {
        scene.opened("Mend", "a.txt").asked();
        var head = scene.pushedUnheard("ann").substring(0, 7);

        scene.later(60).commands("bob", "/approve");

        soon().untilAsserted(() ->
                assertThat(scene.replies()).singleElement().asString().contains("`" + head + "`"));
        assertThat(scene.answers(ApprovalGiven.class)).isEmpty();
    }

    @Test
    void whatTakesAnApprovalBackReopensTheQuestion() {
        scene.opened("Mend", "a.txt").asked();

        var deleted = scene.later(60).commands("bob", "/approve");
        scene.deleted(deleted, "bob");
        var edited = scene.later(60).commands("bob", "/approve");
        scene.edited(edited, "bob");
        scene.later(60).commands("bob", "/approve");
        scene.later(60).commands("bob", "/approve cancel");
        var review = scene.later(60).reviews("bob", "approved");
        scene.dismissed(review, "bob");
        scene.later(60).commands("bob", "/approve");
        scene.later(60).reviews("bob", "changes_requested");

        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalWithdrawn.class))
                .extracting(ApprovalWithdrawn::reason)
                .containsExactly(
                        "the comment that gave it was deleted",
                        "the comment that gave it was edited",
                        "bob took it back",
                        "the review was dismissed",
                        "bob requested changes"));
        assertThat(scene.answers(Decided.class)).hasSize(5);
        assertThat(scene.answers(ApprovalRequested.class)).hasSize(6);
        assertThat(scene.answers(ApprovalRequested.class).getLast().waitingFor())
                .contains("bob requested changes and has not approved since");
        assertThat(ledgerKinds())
                .containsExactly(
                        "APPROVED",
                        "WITHDRAWN",
                        "APPROVED",
                        "WITHDRAWN",
                        "APPROVED",
                        "WITHDRAWN",
                        "APPROVED",
                        "WITHDRAWN",
                        "APPROVED",
                        "WITHDRAWN");
    }

    @Test
    void anOverrideIsALedgerRowAndDecidesNothingHere() {
        scene.opened("Mend", "a.txt").asked().overridden("cyd", "a known false alarm");

        assertThat(ledgerKinds()).containsExactly("OVERRIDDEN");
        assertThat(db.query(
                        "select who || ' ' || (payload #>> '{outcome,reason}') from ledger where pull_request = ?",
                        row -> row.getString(1),
                        scene.pullRequest.toString()))
                .singleElement()
                .asString()
                .startsWith("cyd#")
                .endsWith("a known false alarm");
        assertThat(scene.answers(Decided.class)).isEmpty();
    }

    @Test
    void aDismissalIsALedgerRow() {
        scene.opened("Mend", "a.txt").asked().dismissed("cyd", "a sample");

        assertThat(ledgerKinds()).containsExactly("DISMISSED");
        assertThat(db.query(
                        "select who || ' ' || (payload #>> '{outcome,dismissed}') || ' ' || (payload #>>"
                                + " '{outcome,reason}') from ledger where pull_request = ?",
                        row -> row.getString(1),
                        scene.pullRequest.toString()))
                .singleElement()
                .asString()
                .startsWith("cyd#")
                .endsWith(" F1 a sample");
    }

    @Test
    void aRejectionStandsUntilItsGiverApproves() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/reject");
        soon().untilAsserted(() ->
                assertThat(scene.replies()).singleElement().asString().contains("/reject <reason>"));

        var rejection = scene.later(5).commands("bob", "/reject the sum is still wrong");
        assertThat(theOnly(Decided.class)).satisfies(decided -> {
            assertThat(decided.verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(decided.reason()).isEqualTo("bob rejected it: the sum is still wrong");
        });
        scene.deleted(rejection, "bob");
        scene.later(5).commands("cyd", "/approve");
        soon().untilAsserted(
                        () -> assertThat(scene.answers(ApprovalGiven.class)).hasSize(1));
        assertThat(scene.answers(Decided.class)).hasSize(1);

        scene.later(5).commands("bob", "/approve");
        soon().untilAsserted(() -> assertThat(scene.answers(Decided.class))
                .extracting(Decided::verdict)
                .containsExactly(Verdict.REJECTED, Verdict.APPROVED));
    }

    @Test
    void whoLosesWriteLosesTheApprovalWhenItDecides() {
        scene.opened("DC -> BU", "a.txt").asked().later(60).commands("pat", "/approve");
        soon().untilAsserted(
                        () -> assertThat(scene.answers(ApprovalGiven.class)).hasSize(1));
        github.grant("pat", Permission.READ);

        scene.later(5).commands("bob", "/approve");
        assertThat(theOnly(ApprovalWithdrawn.class).reason()).isEqualTo("pat does not have write access here");
        assertThat(scene.answers(Decided.class)).isEmpty();
    }

    @Test
    void aDeletionThatNobodyToldUsOfIsFoundWhenItDecides() {
        scene.opened("DC -> BU", "a.txt").asked();
        var comment = scene.later(60).commands("cyd", "/approve");
        soon().untilAsserted(
                        () -> assertThat(scene.answers(ApprovalGiven.class)).hasSize(1));
        github.as("cyd").deleteComment(github.repo(), comment);

        scene.later(5).commands("bob", "/approve");

        assertThat(theOnly(ApprovalWithdrawn.class).reason())
                .isEqualTo("cyd approved in a comment that was deleted since");
        assertThat(scene.answers(Decided.class)).isEmpty();
    }

    @Test
    void whoMayNotWriteIsRefusedWhateverTheDispatcherSaid() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("rex", "/approve");

        soon().untilAsserted(() ->
                assertThat(scene.replies()).singleElement().asString().contains("rex does not have write access"));
        assertThat(scene.answers(ApprovalGiven.class)).isEmpty();
    }

    @Test
    void whoOpenedThePullRequestsTwinOrPushedItsHeadBeforeApprovesNeither() {
        scene.opened("Mend", "a.txt").asked().later(60);
        github.ground().forcePush(github.repo(), "twin-" + scene.run.headSha(), scene.run.headSha(), "bob");
        github.as("bob").openPullRequest(github.repo(), "twin-" + scene.run.headSha(), "main", "Twin", "");
        scene.heardOfPush("cyd");

        scene.commands("bob", "/approve");
        scene.commands("cyd", "/approve");

        soon().untilAsserted(() -> assertThat(scene.replies())
                .hasSize(2)
                .anySatisfy(reply -> assertThat(reply).contains("bob opened", "with the same head and base"))
                .anySatisfy(reply -> assertThat(reply).contains("cyd pushed to its head")));
        assertThat(scene.answers(ApprovalGiven.class)).isEmpty();
    }

    @Test
    void aLabelAfterTheApprovalAsksForTheSecond() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        theOnly(Decided.class);

        scene.later(60).labelled("integration:BNI-AXIS");

        soon().untilAsserted(() -> assertThat(scene.answers(ApprovalRequested.class))
                .last()
                .satisfies(asked -> {
                    assertThat(asked.required()).isEqualTo(2);
                    assertThat(asked.given()).hasSize(1);
                }));
        assertThat(ledgerKinds()).containsExactly("APPROVED", "WITHDRAWN");
    }

    @Test
    void askedAgainItAnswersAgainWithTheSameDecision() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        var decided = theOnly(Decided.class);

        scene.asked();

        soon().untilAsserted(() -> assertThat(scene.answers(Decided.class)).containsExactly(decided, decided));
        assertThat(ledgerKinds()).containsExactly("APPROVED");
    }

    @Test
    void itsMetersAreThereUnderTheNamesOfTheDashboards() {
        scene.opened("Mend", "a.txt").asked().later(60).commands("bob", "/approve");
        theOnly(Decided.class);

        soon().untilAsserted(() -> given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("pipe_governance_domains_total{bot_name=\"governance-bot\"} 9.0"))
                .body(containsString(
                        "pipe_governance_decisions_total{bot_name=\"governance-bot\",verdict=\"approved\"} "))
                .body(containsString(
                        "pipe_governance_decisions_total{bot_name=\"governance-bot\",verdict=\"rejected\"} "))
                .body(containsString("pipe_governance_approval_seconds_count{bot_name=\"governance-bot\"} "))
                .body(containsString("pipe_governance_reviews_pending{bot_name=\"governance-bot\"} "))
                .body(containsString("pipe_governance_reviews_approved{bot_name=\"governance-bot\"} ")));
    }

    @Test
    void theApiWantsTheTokenAndSaysWhatItCannotFind() {
        given().queryParam("pullRequest", "acme/shop#1")
                .get("/api/approvals")
                .then()
                .statusCode(401);
        asked("acme/shop#999999").statusCode(404);
        asked("nonsense").statusCode(400);
    }

    private <E extends GovernanceEvent> E theOnly(Class<E> type) {
        soon().untilAsserted(() -> assertThat(scene.answers(type)).hasSize(1));
        return scene.answers(type).getFirst();
    }

    private List<String> ledgerKinds() {
        return db.query(
                "select kind from ledger where pull_request = ? order by sequence",
                row -> row.getString(1),
                scene.pullRequest.toString());
    }

    private static List<String> givers(Decided decided) {
        return decided.approvals().stream()
                .map(Approval::actor)
                .map(Actor::login)
                .toList();
    }

    private static ValidatableResponse asked(String pullRequest) {
        return given().header("Authorization", "Bearer secret")
                .queryParam("pullRequest", pullRequest)
                .get("/api/approvals")
                .then();
    }
}
