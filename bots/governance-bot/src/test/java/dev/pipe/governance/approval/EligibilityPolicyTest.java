package dev.pipe.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;
import dev.pipe.governance.approval.Contributors.Contribution;
import dev.pipe.governance.approval.EligibilityPolicy.Facts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityPolicyTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NONE,     false",
        "READ,     false",
        "TRIAGE,   false",
        "WRITE,    true",
        "MAINTAIN, true",
        "ADMIN,    true"
    })
    void itTakesWrite(Permission permission, boolean may) {
        assertThat(EligibilityPolicy.refusal(new Facts(false, permission, Optional.empty()))
                        .isEmpty())
                .isEqualTo(may);
    }

    @Test
    void aBotApprovesNothingWhateverItMay() {
        assertThat(EligibilityPolicy.refusal(new Facts(true, Permission.ADMIN, Optional.empty())))
                .get()
                .asString()
                .contains("bot");
    }

    @Test
    void nobodyApprovesTheirOwnWork() {
        assertThat(EligibilityPolicy.refusal(new Facts(false, Permission.ADMIN, Optional.of("wrote commit 1a2b3c4"))))
                .contains("wrote commit 1a2b3c4, and nobody approves their own work");
    }

    @Test
    void contributorsAreKnownByIdOrWhereThereIsNoneByLogin() {
        var contributors = new Contributors(
                List.of(new Contribution(7, "renamed-since", "pushed"), new Contribution(0, "Carol", "co-wrote")),
                true);

        assertThat(contributors.contributionOf(new Actor("ann", 7, false))).contains("pushed");
        assertThat(contributors.contributionOf(new Actor("renamed-since", 8, false)))
                .isEmpty();
        assertThat(contributors.contributionOf(new Actor("carol", 9, false))).contains("co-wrote");
    }

    @Test
    void coAuthorsAreToldFromGitHubsOwnAddresses() {
        var message = """
                Mend it

                Co-authored-by: Ann <17+ann@users.noreply.github.com>
                co-authored-by: Bob B <bob@users.noreply.github.com>
                Co-authored-by: Eve <eve@example.org>
                """;

        assertThat(CoAuthors.of(message, "how"))
                .containsExactly(new Contribution(17, "ann", "how"), new Contribution(0, "bob", "how"));
    }
}
