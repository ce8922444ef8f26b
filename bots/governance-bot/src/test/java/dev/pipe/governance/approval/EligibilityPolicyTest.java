package dev.pipe.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.governance.approval.EligibilityPolicy.Facts;
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
}
