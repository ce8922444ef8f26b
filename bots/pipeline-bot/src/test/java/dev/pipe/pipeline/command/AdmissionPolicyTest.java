package dev.pipe.pipeline.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CommentAdded;
import dev.pipe.common.event.GitHubFact.CommentKind;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.command.AdmissionPolicy.Admission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-23T12:00:00Z");

    private final AdmissionPolicy policy = new AdmissionPolicy(Duration.ofMinutes(15));

    @ParameterizedTest(name = "{0} by {1}, author {2}, after {3} min: {4}")
    @CsvSource({
        "HELP, READ, false, 0, RUN",
        "HELP, NONE, false, 0, NOT_PERMITTED",
        "WHY, READ, false, 600, RUN",
        "MERGE, WRITE, false, 0, RUN",
        "MERGE, WRITE, false, 15, RUN",
        "MERGE, WRITE, false, 16, LATE",
        "MERGE, ADMIN, false, 16, LATE",
        "MERGE, TRIAGE, false, 0, NOT_PERMITTED",
        "MERGE, READ, true, 0, NOT_PERMITTED",
        "RETEST, READ, false, 0, NOT_PERMITTED",
        "RETEST, READ, true, 0, RUN",
        "RETEST, READ, true, 16, LATE",
        "RETEST, NONE, true, 0, NOT_PERMITTED",
        "RECALL, READ, false, 600, RUN",
        "APPROVE, READ, false, 16, NOT_PERMITTED",
        "APPROVE, MAINTAIN, false, 1, RUN"
    })
    void decides(CommandName command, Permission permission, boolean author, long minutes, Admission expected) {
        assertThat(policy.decide(
                        command,
                        new Caller(permission, author, false),
                        comment(false),
                        WRITTEN.plus(Duration.ofMinutes(minutes))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} by {1} in words that may be another''s: {2}")
    @CsvSource({"HELP, READ, RUN", "MERGE, WRITE, DOUBTED", "OVERRIDE, ADMIN, DOUBTED", "MERGE, READ, NOT_PERMITTED"})
    void whatMayBeAnothersWordsChangesNothing(CommandName command, Permission permission, Admission expected) {
        assertThat(policy.decide(command, new Caller(permission, false, false), comment(true), WRITTEN))
                .isEqualTo(expected);
    }

    private static CommentAdded comment(boolean maybeEdited) {
        return new CommentAdded(
                PullRequestRef.parse("acme/shop#7"),
                CommentKind.ISSUE_COMMENT,
                5,
                new Actor("ada", 1, false),
                "",
                null,
                WRITTEN,
                maybeEdited);
    }

    @ParameterizedTest(name = "{0} by {1} on a stranger's head: {2}")
    @CsvSource({
        "RECALL, READ, NOT_TRUSTED",
        "RECALL, TRIAGE, NOT_TRUSTED",
        "RECALL, WRITE, RUN",
        "RECALL, NONE, NOT_PERMITTED",
        "WHY, READ, RUN",
        "MERGE, WRITE, RUN"
    })
    void strangersDoNotHaveTheMemoryAskedBeforeSomebodyVouchesForTheirHead(
            CommandName command, Permission permission, Admission expected) {
        assertThat(policy.decide(command, new Caller(permission, true, true), comment(false), WRITTEN))
                .isEqualTo(expected);
    }
}
