package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import dev.pipe.common.github.GitHubWrite.SetState;
import dev.pipe.common.github.GitHubWrite.SetTitle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people ask for by a command, done on GitHub; what GitHub will not do is told in its words. */
class ChangePullRequestTest extends OnFakeGitHub {

    private static final String BY = "ISSUE_COMMENT:5:0";

    private JsonNode now() {
        return fake.as("alice").get("/repos/" + REPO + "/pulls/" + pull.number());
    }

    private static List<String> logins(JsonNode users) {
        return users.findValuesAsText("login");
    }

    @Test
    void theTitleIsChanged() {
        assertThat(app().writer.perform(new SetTitle(pull, "Count \"in\" German", BY), false))
                .isEmpty();
        assertThat(now().get("title").asText()).isEqualTo("Count \"in\" German");
    }

    @Test
    void itIsClosedAndReopenedAndARepetitionChangesNothing() {
        var seam = app();
        assertThat(seam.writer.perform(new SetState(pull, "closed", BY), false)).isEmpty();
        assertThat(seam.writer.perform(new SetState(pull, "closed", BY), true)).isEmpty();
        assertThat(now().get("state").asText()).isEqualTo("closed");
        assertThat(seam.writer.perform(new SetState(pull, "open", BY), false)).isEmpty();
        assertThat(now().get("state").asText()).isEqualTo("open");
    }

    @Test
    void peopleAreAssignedAndTakenAway() {
        var seam = app();
        assertThat(seam.writer.perform(new ChangeAssignees(pull, List.of("bob", "Alice"), List.of(), BY), false))
                .isEmpty();
        assertThat(logins(now().get("assignees"))).containsExactly("bob", "alice");
        assertThat(seam.writer.perform(new ChangeAssignees(pull, List.of(), List.of("bob"), BY), false))
                .isEmpty();
        assertThat(logins(now().get("assignees"))).containsExactly("alice");
    }

    @Test
    void whomGitHubPassesOverWithoutAWordIsNamed() {
        assertThat(app().writer.perform(new ChangeAssignees(pull, List.of("bob", "carol"), List.of(), BY), false))
                .isEqualTo("GitHub does not let carol be assigned here.");
        assertThat(logins(now().get("assignees"))).containsExactly("bob");
    }

    @Test
    void aReviewIsAskedFor() {
        assertThat(app().writer.perform(new RequestReviewers(pull, List.of("bob"), List.of(), BY), false))
                .isEmpty();
        assertThat(logins(now().get("requested_reviewers"))).containsExactly("bob");
    }

    @Test
    void aReviewerWhomGitHubDoesNotTakeIsToldOf() {
        assertThat(app().writer.perform(new RequestReviewers(pull, List.of("nobody"), List.of(), BY), false))
                .contains("422", "nobody");
    }

    @Test
    void oneWhomGitHubDoesNotTakeKeepsNobodyElseFromBeingAsked() {
        assertThat(app().writer.perform(new RequestReviewers(pull, List.of("nobody", "bob"), List.of(), BY), false))
                .isEqualTo("GitHub does not let nobody be asked for a review here.");
        assertThat(logins(now().get("requested_reviewers"))).containsExactly("bob");
    }
}
