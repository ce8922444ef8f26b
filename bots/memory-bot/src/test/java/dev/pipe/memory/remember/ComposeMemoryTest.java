package dev.pipe.memory.remember;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.memory.remember.Dossier.Decision;
import dev.pipe.memory.remember.Dossier.Ending;
import dev.pipe.memory.remember.Dossier.Overridden;
import dev.pipe.memory.remember.Dossier.Reviewed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeMemoryTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final DossierKey KEY = new DossierKey(PullRequestRef.parse("acme/shop#12"), "abc", "main");
    private static final Dossier PLAIN = Dossier.EMPTY.titled("Settle invoices").linked("https://github/12");

    static Stream<Arguments> whatBecameOfIt() {
        return Stream.of(
                Arguments.of("nothing yet", PLAIN.with(passed()), "", ""),
                Arguments.of(
                        "rejected in review",
                        PLAIN.with(refused("A", "B", "C", "D", "E")),
                        "rejected in review",
                        "A; B; C; and 2 more"),
                Arguments.of(
                        "approved",
                        PLAIN.with(passed()).with(decided(Verdict.APPROVED, "")),
                        "approved",
                        "Approved by bob and eve"),
                Arguments.of(
                        "approved, and the reason names everybody",
                        PLAIN.with(decided(Verdict.APPROVED, "bob and eve gave 2 of 2")),
                        "approved",
                        "bob and eve gave 2 of 2"),
                Arguments.of(
                        "approved against the review's rejection",
                        PLAIN.with(refused("A")).with(decided(Verdict.APPROVED, "")),
                        "approved",
                        "Approved by bob and eve"),
                Arguments.of(
                        "merged",
                        PLAIN.with(decided(Verdict.APPROVED, "")).with(ended(RunOutcome.MERGED)),
                        "merged",
                        "Approved by bob and eve"),
                Arguments.of(
                        "merged past us", PLAIN.with(passed()).with(ended(RunOutcome.MERGED)), "merged", "so it ended"),
                Arguments.of(
                        "approved, then closed",
                        PLAIN.with(decided(Verdict.APPROVED, "")).with(ended(RunOutcome.CLOSED)),
                        "closed without a merge",
                        "so it ended"),
                Arguments.of(
                        "superseded after the approval",
                        PLAIN.with(decided(Verdict.APPROVED, "")).with(ended(RunOutcome.SUPERSEDED)),
                        "approved",
                        "Approved by bob and eve"),
                Arguments.of("failed", PLAIN.with(passed()).with(ended(RunOutcome.FAILED)), "", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatBecameOfIt")
    void tellsWhatBecameOfItAndWhy(String name, Dossier dossier, String outcome, String why) {
        var memory = ComposeMemory.of(KEY, dossier);
        assertThat(memory.outcome()).isEqualTo(outcome);
        assertThat(memory.why()).isEqualTo(why);
        assertThat(memory.decidedAt()).isEqualTo(outcome.isEmpty() ? null : AT);
    }

    @Test
    void readsAsAText() {
        var dossier = PLAIN.integrating(new Integration("BNI", "AXIS", "label"))
                .with(refused("Hard-coded credential in Export.java"))
                .with(new Decision(1, Verdict.REJECTED, List.of(), 2, "AXIS has no quota for this", 7, AT));
        var memory = ComposeMemory.of(KEY, dossier);
        assertThat(memory.words()).isEqualTo("""
                        Settle invoices.
                        Pull request acme/shop#12 into main.
                        Integrates BNI with AXIS.
                        Review: rejected security, risk critical. Found: Hard-coded credential in Export.java.
                        Decision (ledger 7): rejected. AXIS has no quota for this
                        Outcome: rejected.""");
        assertThat(memory.meanings())
                .containsExactly(
                        "Settle invoices. Integrates BNI with AXIS",
                        "Hard-coded credential in Export.java",
                        "AXIS has no quota for this");
    }

    @Test
    void anOverrideIsToldWithWhoAndWhyAndFoundByItsReason() {
        var given = new Overridden("check build", "eli", "the mirror is down", AT);
        var memory = ComposeMemory.of(KEY, PLAIN.with(given).with(given));
        assertThat(memory.words()).contains("Overridden by eli: check build, the mirror is down.");
        assertThat(memory.meanings()).containsExactly("Settle invoices", "the mirror is down");
    }

    @Test
    void aDismissalIsToldWithWhoAndWhyAndFoundByBoth() {
        var given = new Dossier.Dismissed("Sql injection in Orders.java", "eli", "the names are our own", AT);
        var memory = ComposeMemory.of(KEY, PLAIN.with(given).with(given));
        assertThat(memory.words()).contains("Dismissed by eli: Sql injection in Orders.java, the names are our own.");
        assertThat(memory.meanings())
                .containsExactly("Settle invoices", "Sql injection in Orders.java: the names are our own");
    }

    @Test
    void ofSeveralRunsTheNewestOnesWordCounts() {
        var retried = PLAIN.with(new Ending(2, RunOutcome.MERGED, "", AT)).with(ended(RunOutcome.FAILED));
        assertThat(retried.ending().outcome()).isEqualTo(RunOutcome.MERGED);
    }

    private static Reviewed passed() {
        return new Reviewed(1, ReviewEvent.Decision.AUTO_APPROVED, RiskLevel.NONE, List.of(), "", AT);
    }

    private static Reviewed refused(String... findings) {
        return new Reviewed(1, ReviewEvent.Decision.REJECTED_SECURITY, RiskLevel.CRITICAL, List.of(findings), "", AT);
    }

    private static Decision decided(Verdict verdict, String reason) {
        return new Decision(1, verdict, List.of("bob", "eve"), 2, reason, 7, AT);
    }

    private static Ending ended(RunOutcome outcome) {
        return new Ending(1, outcome, "so it ended", AT);
    }
}
