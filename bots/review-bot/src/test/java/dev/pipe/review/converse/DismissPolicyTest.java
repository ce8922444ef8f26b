package dev.pipe.review.converse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.common.contributors.Contributors;
import dev.pipe.common.contributors.Contributors.Contribution;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.ReviewConfig.ClearsOwn;
import dev.pipe.review.converse.DismissPolicy.Chosen;
import dev.pipe.review.converse.DismissPolicy.Refused;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DismissPolicyTest {

    private static final List<KnownFinding> KNOWN = List.of(
            known(1, "sql", RiskLevel.CRITICAL, State.OPEN),
            known(2, "todo", RiskLevel.LOW, State.OPEN),
            known(3, "todo", RiskLevel.LOW, State.FIXED),
            known(4, "todo", RiskLevel.LOW, State.DISMISSED),
            known(5, "todo", RiskLevel.MODERATE, State.OPEN),
            known(6, "todo", RiskLevel.MODERATE, State.DISMISSED));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "F1, F1",
        "f1, F1",
        "todo, F2 F5",
        "TODO, F2 F5",
        "F3, '`F3` is mended already. Open: F1, F2, F5.'",
        "F4, '`F4` is dismissed already.'",
        "F9, 'There is no finding or rule `F9` here. Open: F1, F2, F5.'",
        "@team, 'There is no finding or rule `@team` here.'"
    })
    void whatIsMeant(String target, String expected) {
        var choice = DismissPolicy.choose(target, KNOWN);
        var said =
                switch (choice) {
                    case Chosen chosen ->
                        String.join(
                                " ",
                                chosen.findings().stream()
                                        .map(KnownFinding::name)
                                        .toList());
                    case Refused refused -> refused.why();
                };
        assertThat(said).startsWith(expected);
        assertThat(choice).isInstanceOf(expected.matches("(F\\d ?)+") ? Chosen.class : Refused.class);
    }

    @ParameterizedTest(name = "{0} with {1}, own cleared by {2}: {3}")
    @CsvSource({
        "F1, WRITE, NOBODY, true",
        "F1, MAINTAIN, NOBODY, true",
        "F1, ADMIN, NOBODY, true",
        "F1, WRITE, ADMINS, true",
        "F1, MAINTAIN, ADMINS, true",
        "F1, ADMIN, ADMINS, false",
        "sql, ADMIN, NOBODY, true",
        "F5, WRITE, NOBODY, false",
        "todo, WRITE, NOBODY, false"
    })
    void whatIsCriticalIsForOthersThanItsMakers(
            String target, Permission permission, ClearsOwn own, boolean forOthers) {
        assertThat(DismissPolicy.isForOthers((Chosen) DismissPolicy.choose(target, KNOWN), permission, own))
                .isEqualTo(forOthers);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "ann, 1, 'ann opened this pull request, and a critical finding in a change of one''s own'",
        "ben, 2, 'ben wrote commit 1a2b3c4, and'",
        "cyd, 3, 'cyd committed 1a2b3c4, and'",
        "dan, 4, 'dan pushed to its head, and'",
        "eve, 5, 'eve is a co-author of commit 1a2b3c4, and'",
        "fay, 6, ''"
    })
    void whoHadAHandInTheChangeDoesNotClearIt(String login, long id, String refusal) {
        var hands = List.of(
                new Contribution(1, "ann", "opened this pull request"),
                new Contribution(2, "ben", "wrote commit 1a2b3c4"),
                new Contribution(3, "cyd", "committed 1a2b3c4"),
                new Contribution(4, "dan", "pushed to its head"),
                new Contribution(0, "eve", "is a co-author of commit 1a2b3c4"));
        var giver = new Actor(login, id, false);

        assertThat(DismissPolicy.refusal(giver, new Contributors(hands, true), ClearsOwn.NOBODY)
                        .orElse(""))
                .startsWith(refusal)
                .matches(it -> it.isEmpty() == refusal.isEmpty());
        assertThat(DismissPolicy.refusal(giver, new Contributors(hands, false), ClearsOwn.NOBODY))
                .hasValueSatisfying(why -> assertThat(why).doesNotContain("an admin may dismiss"));
    }

    @Test
    void anAdminIsNamedOnlyWhereTheOperatorTrustsThem() {
        var ann = new Actor("ann", 1, false);
        var hers = new Contributors(List.of(new Contribution(1, "ann", "opened this pull request")), true);
        assertThat(DismissPolicy.refusal(ann, hers, ClearsOwn.NOBODY))
                .hasValueSatisfying(why -> assertThat(why).endsWith("by somebody else with write."));
        assertThat(DismissPolicy.refusal(ann, hers, ClearsOwn.ADMINS))
                .hasValueSatisfying(why -> assertThat(why).endsWith("somebody else with write, or by an admin."));
        var ben = new Actor("ben", 2, false);
        assertThat(DismissPolicy.refusal(ben, new Contributors(List.of(), false), ClearsOwn.NOBODY))
                .hasValueSatisfying(why -> assertThat(why).contains("`/override review <reason>`"));
        assertThat(DismissPolicy.refusal(ben, new Contributors(List.of(), false), ClearsOwn.ADMINS))
                .hasValueSatisfying(why -> assertThat(why).contains("an admin may dismiss"));
    }

    @Test
    void allOfARuleMeansWhatWasThereToBeSeen() {
        var said = Instant.parse("2026-01-01T10:00:00Z");
        var rule = (Chosen) DismissPolicy.choose("sql", KNOWN);
        var one = (Chosen) DismissPolicy.choose("F1", KNOWN);

        assertThat(DismissPolicy.unseen(rule, said, said.minusSeconds(60))).isEmpty();
        assertThat(DismissPolicy.unseen(rule, said, said.plusSeconds(1)))
                .hasValueSatisfying(why -> assertThat(why).contains("a newer run since"));
        assertThat(DismissPolicy.unseen(one, said, said.plusSeconds(1)))
                .as("a name is one finding's, whatever comes")
                .isEmpty();
    }

    private static KnownFinding known(int number, String rule, RiskLevel level, State state) {
        var finding = new Finding(rule, "SECURITY", level, "A.java", 1, "T", "x", "w", "m", 0.9, "F" + number);
        return new KnownFinding(number, rule, "A.java", "h", "c", state, null, finding);
    }
}
