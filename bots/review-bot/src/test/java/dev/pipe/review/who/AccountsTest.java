package dev.pipe.review.who;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.review.ScriptedReads;
import jakarta.ws.rs.ForbiddenException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final RepoRef AWAY = RepoRef.parse("acme/away");
    private static final RepoRef OPEN = RepoRef.parse("acme/open");
    private static final Actor ALICE = new Actor("alice", 7, false);

    private final ScriptedReads github = new ScriptedReads();
    private final Accounts accounts = new Accounts(github, null, Clock.systemUTC());

    @BeforeEach
    void oneRepositoryIsNotServed() {
        github.away(AWAY);
        github.person(ALICE, OPEN, "read");
    }

    @Test
    void aRepositoryThatIsNotServedKeepsNobodyOut() {
        assertThat(accounts.ask(7, List.of(AWAY, OPEN))).isEqualTo(ALICE);
        assertThat(accounts.of(7)).as("told before, asked through nobody").isEqualTo(ALICE);
    }

    @Test
    void whoIsNotFoundIsToldWhy() {
        assertThatThrownBy(() -> accounts.ask(7, List.of(AWAY))).isInstanceOf(GitHubFailure.class);
        assertThatThrownBy(() -> accounts.ask(8, List.of(OPEN)))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("no account 8");
        assertThatThrownBy(() -> accounts.ask(7, List.of())).hasMessageContaining("no quest yet");
    }
}
