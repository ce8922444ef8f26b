package dev.pipe.governance.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.governance.TestPolicy;
import dev.pipe.governance.decide.VerdictPolicy.Facts;
import dev.pipe.governance.decide.VerdictPolicy.Verdict;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Approved;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Rejected;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Waiting;
import dev.pipe.governance.decide.Voice.Says;
import dev.pipe.governance.domain.Domains;
import dev.pipe.governance.domain.IntegrationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictPolicyTest {

    private static final Requirement ONE = new Requirement(1, null, "");
    private static final Requirement TWO = new Requirement(2, new Integration("BNI", "AXIS", "title BNI -> AXIS"), "");

    private final VerdictPolicy policy = new VerdictPolicy(true);

    @Test
    void withoutAWordItWaits() {
        assertThat(waiting(facts(ONE)).waitingFor()).startsWith("1 approval by someone with write access");
        assertThat(waiting(facts(TWO)).waitingFor())
                .startsWith("2 approvals")
                .contains("an integration of BNI with AXIS takes 2; recognised by title BNI -> AXIS");
    }

    @Test
    void enoughApprovalsApprove() {
        assertThat(policy.decide(facts(ONE, approves("ann", 1))))
                .isInstanceOfSatisfying(Approved.class, approved -> assertThat(approved.reason())
                        .isEqualTo("Approved by ann"));
        assertThat(policy.decide(facts(TWO, approves("ann", 1), approves("bob", 2))))
                .isInstanceOf(Approved.class);
    }

    @Test
    void anIntegrationWaitsForTheSecond() {
        var waiting = waiting(facts(TWO, approves("ann", 1)));

        assertThat(waiting.given()).hasSize(1);
        assertThat(waiting.waitingFor()).startsWith("1 more approval ");
    }

    @Test
    void whoMayNotApproveDoesNotCount() {
        assertThat(waiting(facts(ONE, voice("ann", 1, Says.APPROVES, true, "wrote commit 1a2b3c4")))
                        .given())
                .isEmpty();
    }

    @Test
    void aRejectionWinsOverEveryApproval() {
        assertThat(policy.decide(facts(ONE, approves("ann", 1), voice("bob", 2, Says.REJECTS, true, null))))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.by()).extracting(Actor::login).containsExactly("bob");
                    assertThat(rejected.reason()).isEqualTo("bob rejected it: because");
                });
    }

    @Test
    void anAuthorMayRejectTheirOwnWorkButNobodyWithoutWrite() {
        assertThat(policy.decide(facts(ONE, voice("ann", 1, Says.REJECTS, true, "wrote it"))))
                .isInstanceOf(Rejected.class);
        assertThat(policy.decide(facts(ONE, voice("ann", 1, Says.REJECTS, false, "may not"))))
                .isInstanceOf(Waiting.class);
    }

    @Test
    void requestedChangesHoldUnlessTheOperatorSaysOtherwise() {
        var facts = facts(ONE, approves("ann", 1), voice("bob", 2, Says.REQUESTS_CHANGES, true, null));

        assertThat(waiting(facts).waitingFor()).contains("bob requested changes");
        assertThat(new VerdictPolicy(false).decide(facts)).isInstanceOf(Approved.class);
        assertThat(policy.decide(
                        facts(ONE, approves("ann", 1), voice("eve", 3, Says.REQUESTS_CHANGES, false, "may not"))))
                .as("who has no write access holds nothing up")
                .isInstanceOf(Approved.class);
    }

    @Test
    void whereNotEveryCommitIsListedNobodyCanApprove() {
        var facts = new Facts("o/r#1", "sha", "main", ONE, List.of(approves("ann", 1)), List.of(), false);

        assertThat(waiting(facts).waitingFor()).contains("250 commits");
    }

    @Test
    void theRequirementFollowsTheIntegrationAndIsCarefulWithoutPaths() {
        var requirements = new RequirementPolicy(
                new IntegrationPolicy(
                        Domains.with(Map.of()), TestPolicy.defaults().integration()),
                1,
                2);

        assertThat(requirements.of("Fix", List.of(), Optional.of(List.of("a"))).approvals())
                .isEqualTo(1);
        assertThat(requirements
                        .of("BNI -> DC", List.of(), Optional.of(List.of("a")))
                        .approvals())
                .isEqualTo(2);
        assertThat(requirements.of("Fix", List.of(), Optional.empty()))
                .satisfies(careful -> assertThat(careful.approvals()).isEqualTo(2))
                .satisfies(careful -> assertThat(careful.note()).contains("cannot be told"));
    }

    @Test
    void theVersionNamesEverythingThatDecides() {
        var domains = Domains.with(Map.of());
        var version = PolicyVersion.of(TestPolicy.defaults(), domains).text();

        assertThat(version)
                .startsWith("rules-1/")
                .isEqualTo(PolicyVersion.of(TestPolicy.defaults(), domains).text());
        for (var property : List.of(
                "approval.required=2",
                "approval.changes-requested-holds=false",
                "approval.reading-time=2s",
                "integration.labels=joint",
                "domains.LAB=Laboratory")) {
            var config = TestPolicy.with(Map.of("pipe.governance." + property.split("=")[0], property.split("=")[1]));
            assertThat(PolicyVersion.of(config, Domains.with(config.domains())).text())
                    .as(property)
                    .isNotEqualTo(version);
        }
    }

    @Test
    void pathsAreReadFromADiffWithOldAndNewNames() {
        var diff = """
                diff --git a/x y.txt b/x y.txt
                --- a/x y.txt
                +++ b/x y.txt
                @@ -1 +1 @@
                -a
                +b
                diff --git a/domains/bni/a b/domains/axis/a
                rename from domains/bni/a
                rename to domains/axis/a
                """;

        assertThat(ReadPaths.pathsOf(diff)).containsExactly("x y.txt", "domains/bni/a", "domains/axis/a");
    }

    private Waiting waiting(Facts facts) {
        Verdict verdict = policy.decide(facts);
        assertThat(verdict).isInstanceOf(Waiting.class);
        return (Waiting) verdict;
    }

    private static Facts facts(Requirement requirement, Voice... voices) {
        return new Facts("o/r#1", "sha", "main", requirement, List.of(voices), List.of("author"), true);
    }

    private static Voice approves(String login, long id) {
        return voice(login, id, Says.APPROVES, true, null);
    }

    private static Voice voice(String login, long id, Says says, boolean mayWrite, String ineligible) {
        return new Voice(new Actor(login, id, false), says, "/approve", Instant.EPOCH, "because", mayWrite, ineligible);
    }
}
