package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.actions.Workflows.Started;
import dev.pipe.sandbox.github.http.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub Actions and GitHub's merge queue, played. */
class ActionsTest {
    private static final String QUEUE = "mutation{enqueuePullRequest(input:{pullRequestId:\"%s\"}){clientMutationId}}";

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory);
        stage.push("change", Map.of("more.txt", "more\n"));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void failedJobsRunAgainAndTheOthersStay() throws Exception {
        var head = stage.alice
                .get(Stage.PATH + "/commits/change")
                .json()
                .get("sha")
                .asText();
        var jobs = stage.fake.actions().start(Stage.REPO, new Started(head, "CI", List.of("build", "lint"), false));
        stage.fake.actions().finish(Stage.REPO, jobs.get("build"), "failure", "Compile");
        stage.fake.actions().finish(Stage.REPO, jobs.get("lint"), "success", null);

        var job = stage.alice
                .get(Stage.PATH + "/actions/jobs/" + jobs.get("build"))
                .json();
        assertThat(job.at("/steps/1/name").asText()).isEqualTo("Compile");
        var run = Stage.PATH + "/actions/runs/" + job.get("run_id").asLong();
        assertThat(stage.alice.send("POST", run + "/rerun-failed-jobs").status())
                .isEqualTo(201);

        assertThat(stage.alice.get(run).json().get("run_attempt").asInt()).isEqualTo(2);
        assertThat(stage.alice.get(run + "/jobs").json().get("jobs"))
                .extracting(one ->
                        one.get("name").asText() + " " + one.get("status").asText())
                .containsExactlyInAnyOrder("build in_progress", "lint completed");
        assertThat(stage.alice
                        .get(Stage.PATH + "/commits/" + head + "/check-runs")
                        .json()
                        .get("check_runs"))
                .extracting(one -> one.at("/app/slug").asText())
                .containsOnly("github-actions");
    }

    @Test
    void theMergeQueueMergesWhatIsGreenOnItsGroupAndThrowsOutWhatIsRed() throws Exception {
        stage.fake.ground().grant(Stage.REPO, "alice", dev.pipe.sandbox.github.world.Permission.ADMIN);
        stage.push("second", Map.of("second.txt", "second\n"));
        stage.alice.send(
                "PUT",
                Stage.PATH + "/branches/main/protection",
                "required_status_checks",
                Json.object("strict", false, "contexts", List.of("ci")));
        stage.fake.actions().guard(Stage.REPO, "main");
        var first = stage.fake.as("alice").openPullRequest(Stage.REPO, "change", "main", "First", "");
        var second = stage.fake.as("alice").openPullRequest(Stage.REPO, "second", "main", "Second", "");
        assertThat(enqueue(first)).contains("is expected");
        status("change", "success");
        status("second", "success");
        assertThat(enqueue(first)).contains("QUEUED");
        assertThat(enqueue(second)).contains("QUEUED");

        var groups = queueBranches();
        assertThat(groups).hasSize(2);
        assertThat(stage.alice
                        .send("PUT", Stage.PATH + "/pulls/" + first + "/merge")
                        .status())
                .isEqualTo(405);
        var behind = groups.get(1);
        status(groups.get(0), "failure");
        assertThat(merged(first)).isFalse();
        var rebuilt = queueBranches();
        assertThat(rebuilt).hasSize(1).doesNotContain(behind);
        status(rebuilt.getFirst(), "success");
        assertThat(merged(second)).isTrue();
        assertThat(queueBranches()).isEmpty();
    }

    private List<String> queueBranches() {
        return stage.fake.as("alice").get(Stage.PATH + "/branches").findValuesAsText("name").stream()
                .filter(name -> name.startsWith("gh-readonly-queue/"))
                .toList();
    }

    private boolean merged(int number) {
        return stage.fake
                .as("alice")
                .get(Stage.PATH + "/pulls/" + number)
                .get("merged")
                .asBoolean();
    }

    private void status(String branch, String state) {
        var sha = stage.fake
                .as("alice")
                .get(Stage.PATH + "/commits/" + branch)
                .get("sha")
                .asText();
        stage.fake
                .as("alice")
                .call("POST", Stage.PATH + "/statuses/" + sha, Json.object("state", state, "context", "ci"));
    }

    private String enqueue(int number) throws Exception {
        var node = stage.fake
                .as("alice")
                .get(Stage.PATH + "/pulls/" + number)
                .get("node_id")
                .asText();
        return stage.alice
                .send("POST", "/graphql", "query", QUEUE.formatted(node))
                .text();
    }
}
