package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Our payloads have every field that GitHub's own have, of the same kind. */
@EnabledIfSystemProperty(
        named = "pipe.webhooks.samples",
        matches = ".+",
        disabledReason = "-Dpipe.webhooks.samples=<folder of real payloads> is not given")
class WebhookShapeTest {
    private static final List<String> TOLD = List.of(
            "pull_request.opened",
            "pull_request.synchronize",
            "pull_request.closed",
            "pull_request.labeled",
            "pull_request.converted_to_draft",
            "pull_request.ready_for_review",
            "pull_request.review_requested",
            "issue_comment.created",
            "issue_comment.deleted",
            "pull_request_review.submitted",
            "pull_request_review_comment.created",
            "pull_request_review_thread.resolved",
            "check_run.completed",
            "check_run.rerequested",
            "check_suite.completed",
            "check_suite.rerequested",
            "status",
            "push",
            "ping",
            "installation.created");
    /** The sample is a repository's ping, ours the App's. */
    private static final Set<String> BY_CHANCE = Set.of("ping /repository", "ping /sender");

    @TempDir
    Path directory;

    @Test
    void everyFieldOfGitHubsOwnPayloadsIsThere() throws Exception {
        var missing = new TreeSet<String>();
        try (var receiver = new Receiver();
                var stage = new Stage(directory)) {
            stage.fake.webhook(receiver.url(), "secret");
            everythingHappens(stage);
            await().untilAsserted(() -> assertThat(receiver.names()).containsAll(TOLD));
            for (var name : TOLD) {
                compare(name, "", sample(name), receiver.first(name).json(), missing);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static JsonNode sample(String name) throws IOException {
        return Json.parse(Files.readAllBytes(Path.of(System.getProperty("pipe.webhooks.samples"), name + ".json")));
    }

    private static void everythingHappens(Stage stage) throws Exception {
        var number = stage.open();
        var head = stage.push("change", Map.of("more.txt", "more\n"));
        var alice = stage.fake.as("alice");
        alice.label(Stage.REPO, number, "bug");
        var draft = "/_sandbox" + Stage.PATH + "/pulls/" + number + "/draft";
        stage.admin.send("POST", draft, "draft", true);
        stage.admin.send("POST", draft, "draft", false);
        stage.alice.send("POST", Stage.PATH + "/pulls/" + number + "/requested_reviewers", "reviewers", List.of("bob"));
        alice.deleteComment(Stage.REPO, alice.comment(Stage.REPO, number, "hello"));
        var place = Stage.PATH + "/pulls/" + number + "/comments";
        stage.bob.send("POST", place, "body", "Why?", "path", "README.md", "line", 2);
        var thread = stage.alice
                .send(
                        "POST",
                        "/graphql",
                        "query",
                        "{repository(owner:\"acme\",name:\"shop\"){pullRequest(number:" + number
                                + "){reviewThreads(first:1){nodes{id}}}}}")
                .json()
                .at("/data/repository/pullRequest/reviewThreads/nodes/0/id")
                .asText();
        stage.bob.send(
                "POST",
                "/graphql",
                "query",
                "mutation{resolveReviewThread(input:{threadId:\"" + thread + "\"}){thread{id}}}");
        var run = stage.bot()
                .send("POST", Stage.PATH + "/check-runs", "name", "x", "head_sha", head, "conclusion", "success")
                .json();
        stage.alice.send("POST", Stage.PATH + "/check-runs/" + run.get("id") + "/rerequest");
        stage.alice.send("POST", Stage.PATH + "/check-suites/" + run.at("/check_suite/id") + "/rerequest");
        stage.alice.send("POST", Stage.PATH + "/statuses/" + head, "state", "success");
        stage.admin.send("POST", "/_sandbox/webhook/ping");
        stage.admin.send("POST", "/_sandbox/webhook/installation", "action", "created");
        alice.close(Stage.REPO, number);
    }

    private static void compare(String name, String at, JsonNode theirs, JsonNode ours, Set<String> missing) {
        theirs.fields().forEachRemaining(field -> {
            var path = at + "/" + field.getKey();
            var our = ours.get(field.getKey());
            if (at.endsWith("/permissions") || BY_CHANCE.contains(name + " " + path)) {
                return; // an App's permissions are its own
            }
            if (our == null) {
                missing.add(name + " " + path);
            } else if (field.getValue().isObject() && our.isObject()) {
                compare(name, path, field.getValue(), our, missing);
            } else if (!our.isNull()
                    && !field.getValue().isNull()
                    && our.getNodeType() != field.getValue().getNodeType()) {
                missing.add(name + " " + path + " is " + our.getNodeType() + " for "
                        + field.getValue().getNodeType());
            }
        });
    }
}
