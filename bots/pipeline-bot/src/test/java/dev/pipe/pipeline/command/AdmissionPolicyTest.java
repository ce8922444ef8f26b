package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Permission;
import dev.pipe.pipeline.command.AdmissionPolicy.Admission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-23T12:00:00Z");

    private final AdmissionPolicy policy = new AdmissionPolicy(Duration.ofMinutes(15));

    @ParameterizedTest(name = "{0} by {1} after {2} min: {3}")
    @CsvSource({
        "HELP, READ, 0, RUN",
        "HELP, NONE, 0, NOT_PERMITTED",
        "WHY, READ, 600, RUN",
        "MERGE, WRITE, 0, RUN",
        "MERGE, WRITE, 15, RUN",
        "MERGE, WRITE, 16, LATE",
        "MERGE, ADMIN, 16, LATE",
        "MERGE, TRIAGE, 0, NOT_PERMITTED",
        "APPROVE, READ, 16, NOT_PERMITTED",
        "APPROVE, MAINTAIN, 1, RUN"
    })
    void decides(CommandName command, Permission permission, long minutes, Admission expected) {
        assertThat(policy.decide(command, permission, WRITTEN, WRITTEN.plus(Duration.ofMinutes(minutes))))
                .isEqualTo(expected);
    }
}
