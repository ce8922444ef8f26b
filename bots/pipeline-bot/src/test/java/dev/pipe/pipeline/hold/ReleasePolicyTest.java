package dev.pipe.pipeline.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasePolicyTest {

    private static final Actor ADA = new Actor("ada", 1, false);
    private static final Actor RENAMED = new Actor("ada-lovelace", 1, false);
    private static final Actor BEN = new Actor("ben", 2, false);

    @ParameterizedTest(name = "set with {0}, lifted by ben with {1}: {2}")
    @CsvSource({
        "READ, READ, false",
        "READ, TRIAGE, true",
        "WRITE, TRIAGE, false",
        "WRITE, WRITE, false",
        "WRITE, MAINTAIN, true",
        "MAINTAIN, MAINTAIN, false",
        "ADMIN, MAINTAIN, false",
        "ADMIN, ADMIN, true"
    })
    void othersNeedMoreRights(Permission setWith, Permission has, boolean may) {
        assertThat(ReleasePolicy.mayLift(holdOf(setWith), BEN, has)).isEqualTo(may);
    }

    @ParameterizedTest(name = "with {0} left")
    @CsvSource({"READ", "WRITE"})
    void whoSetItMayAlwaysLiftItWhateverTheirNameIsNow(Permission left) {
        assertThat(ReleasePolicy.mayLift(holdOf(Permission.MAINTAIN), RENAMED, left))
                .isTrue();
    }

    private static PersonHold holdOf(Permission permission) {
        return new PersonHold(PullRequestRef.parse("acme/shop#7"), ADA, permission, "", Instant.EPOCH);
    }
}
