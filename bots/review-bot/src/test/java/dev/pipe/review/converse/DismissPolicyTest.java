package dev.pipe.review.converse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.converse.DismissPolicy.Chosen;
import dev.pipe.review.converse.DismissPolicy.Giver;
import dev.pipe.review.converse.DismissPolicy.Refused;
import dev.pipe.review.identity.KnownFinding;
import dev.pipe.review.identity.KnownFinding.State;
import java.util.List;
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

    @ParameterizedTest(name = "{0} by {1}, author {2}: {3}")
    @CsvSource({
        "F1, WRITE, false, F1",
        "f1, MAINTAIN, false, F1",
        "F1, WRITE, true, 'A critical finding in a change of one''s own'",
        "F1, ADMIN, true, F1",
        "sql, WRITE, true, 'A critical finding in a change of one''s own'",
        "F2, WRITE, true, F2",
        "todo, WRITE, true, F2 F5",
        "TODO, WRITE, false, F2 F5",
        "F3, WRITE, false, '`F3` is mended already. Open: F1, F2, F5.'",
        "F4, WRITE, false, '`F4` is dismissed already.'",
        "F9, WRITE, false, 'There is no finding or rule `F9` here. Open: F1, F2, F5.'",
        "@team, WRITE, false, 'There is no finding or rule `@team` here.'"
    })
    void whatIsMeantAndWhoMay(String target, Permission permission, boolean author, String expected) {
        var choice = DismissPolicy.choose(target, KNOWN, new Giver(permission, author));
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

    private static KnownFinding known(int number, String rule, RiskLevel level, State state) {
        var finding = new Finding(rule, "SECURITY", level, "A.java", 1, "T", "x", "w", "m", 0.9, "F" + number);
        return new KnownFinding(number, rule, "A.java", "h", "c", state, null, finding);
    }
}
