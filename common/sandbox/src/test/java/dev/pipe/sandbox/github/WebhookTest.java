package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.sandbox.github.faults.WebhookFaults.Kind;
import dev.pipe.sandbox.github.faults.WebhookFaults.WebhookFault;
import dev.pipe.sandbox.github.hooks.Signature;
import dev.pipe.sandbox.github.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final String SECRET = "it is a secret";

    @TempDir
    Path directory;

    private Receiver receiver;
    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        stage = new Stage(directory);
        stage.fake.webhook(receiver.url(), SECRET);
    }

    @AfterEach
    void stop() {
        stage.close();
        receiver.close();
    }

    private void arrived(String... names) {
        await().untilAsserted(() -> assertThat(receiver.names()).containsExactly(names));
    }

    @Test
    void aDeliveryIsSignedOverItsRawBytesAndCarriesGitHubsHeaders() {
        stage.open();
        arrived("pull_request.opened");
        var hook = receiver.hooks().getFirst();
        assertThat(hook.header("X-hub-signature-256")).isEqualTo(Signature.sha256(SECRET, hook.body()));
        assertThat(hook.header("X-github-delivery")).matches("[0-9a-f-]{36}");
        assertThat(hook.header("X-github-hook-id")).isNotBlank();
        assertThat(hook.header("X-github-hook-installation-target-type")).isEqualTo("integration");
        assertThat(hook.header("User-agent")).startsWith("GitHub-Hookshot/");
        assertThat(hook.json().at("/installation/id").asLong())
                .isEqualTo(stage.fake.app().installationId());
        assertThat(hook.json().at("/organization/login").asText()).isEqualTo("acme");
        assertThat(hook.json().at("/sender/login").asText()).isEqualTo("alice");
    }

    @Test
    void aPullRequestsLifeIsToldInOrder() {
        var number = stage.open();
        stage.push("change", Map.of("more.txt", "more\n"));
        stage.push("release", Map.of("release.txt", "x\n"));
        var alice = stage.fake.as("alice");
        alice.retarget(Stage.REPO, number, "release");
        alice.retarget(Stage.REPO, number, "main");
        alice.label(Stage.REPO, number, "bug");
        alice.unlabel(Stage.REPO, number, "bug");
        alice.close(Stage.REPO, number);
        alice.reopen(Stage.REPO, number);
        stage.fake.as("bob").merge(Stage.REPO, number);
        arrived(
                "pull_request.opened",
                "push",
                "pull_request.synchronize",
                "push",
                "pull_request.edited",
                "pull_request.edited",
                "pull_request.labeled",
                "pull_request.unlabeled",
                "pull_request.closed",
                "pull_request.reopened",
                "push",
                "pull_request.closed");
        assertThat(receiver.first("pull_request.edited")
                        .json()
                        .at("/changes/base/ref/from")
                        .asText())
                .isEqualTo("main");
        var synchronize = receiver.first("pull_request.synchronize").json();
        assertThat(synchronize.get("after")).isEqualTo(synchronize.at("/pull_request/head/sha"));
        assertThat(receiver.hooks().getLast().json().at("/pull_request/merged").asBoolean())
                .isTrue();
    }

    @Test
    void theConversationIsToldAndTheBotHearsItself() throws Exception {
        var number = stage.open();
        var comment = stage.fake.as("carol").comment(Stage.REPO, number, "/help");
        stage.fake.as("carol").editComment(Stage.REPO, comment, "/why");
        stage.fake.as("carol").deleteComment(Stage.REPO, comment);
        var review = stage.fake.as("bob").requestChanges(Stage.REPO, number, "No");
        stage.fake.as("bob").dismiss(Stage.REPO, number, review, "Yes");
        stage.bot().send("POST", Stage.PATH + "/issues/" + number + "/comments", "body", "Beep");
        arrived(
                "pull_request.opened",
                "issue_comment.created",
                "issue_comment.edited",
                "issue_comment.deleted",
                "pull_request_review.submitted",
                "pull_request_review.dismissed",
                "issue_comment.created");
        assertThat(receiver.first("issue_comment.edited")
                        .json()
                        .at("/changes/body/from")
                        .asText())
                .isEqualTo("/help");
        assertThat(receiver.first("pull_request_review.submitted")
                        .json()
                        .at("/review/state")
                        .asText())
                .isEqualTo("changes_requested");
        assertThat(receiver.hooks().getLast().json().at("/sender/type").asText())
                .isEqualTo("Bot");
    }

    @Test
    void checksAndStatusesAreTold() throws Exception {
        var sha = stage.alice
                .get(Stage.PATH + "/branches/change")
                .json()
                .at("/commit/sha")
                .asText();
        var bot = stage.bot();
        var run = bot.send("POST", Stage.PATH + "/check-runs", "name", "pipe/main", "head_sha", sha)
                .json();
        bot.send("PATCH", Stage.PATH + "/check-runs/" + run.get("id"), "conclusion", "success");
        stage.alice.send("POST", Stage.PATH + "/check-runs/" + run.get("id") + "/rerequest");
        stage.alice.send("POST", Stage.PATH + "/statuses/" + sha, "state", "success");
        arrived("check_run.created", "check_run.completed", "check_suite.completed", "check_run.rerequested", "status");
    }

    @Test
    void aFailedDeliveryIsLoggedAndGoesOutAgainUnderItsOwnGuid() throws Exception {
        receiver.status = 503;
        stage.open();
        await().until(() -> stage.fake.deliveries().size() == 1);
        receiver.status = 202;
        var jwt = stage.caller(Jwt.of(stage.fake.app()));
        var failed = jwt.get("/app/hook/deliveries").json().get(0);
        assertThat(failed.get("status_code").asInt()).isEqualTo(503);
        assertThat(jwt.send("POST", "/app/hook/deliveries/" + failed.get("id") + "/attempts")
                        .status())
                .isEqualTo(202);
        await().until(() -> stage.fake.deliveries().size() == 2);
        var again = jwt.get("/app/hook/deliveries").json().get(0);
        assertThat(again.get("guid")).isEqualTo(failed.get("guid"));
        assertThat(again.get("redelivery").asBoolean()).isTrue();
        assertThat(again.get("status_code").asInt()).isEqualTo(202);
        assertThat(receiver.hooks().get(0).body())
                .isEqualTo(receiver.hooks().get(1).body());
        assertThat(stage.alice.get("/app/hook/deliveries").status()).isEqualTo(401);
    }

    @Test
    void anOrganizationsHookHearsOfItsRepositoriesAndIsRedeliveredToo() throws Exception {
        stage.fake.webhook(null, null);
        receiver.status = 503;
        var hook = stage.admin
                .send(
                        "POST",
                        "/orgs/acme/hooks",
                        "name",
                        "web",
                        "config",
                        Json.object("url", receiver.url().toString(), "secret", SECRET),
                        "events",
                        List.of("pull_request"))
                .json();
        stage.open();
        var deliveries = "/orgs/acme/hooks/" + hook.get("id") + "/deliveries";
        await().until(() -> stage.admin.get(deliveries).json().size() == 1);
        receiver.status = 202;
        var failed = stage.admin.get(deliveries + "?status=failure").json().get(0);
        stage.admin.send("POST", deliveries + "/" + failed.get("id") + "/attempts");
        await().until(() -> stage.admin.get(deliveries).json().size() == 2);
        assertThat(stage.admin.get(deliveries + "?status=success").json()).hasSize(1);
        assertThat(receiver.hooks().getLast().header("X-github-hook-installation-target-type"))
                .isEqualTo("organization");
    }

    @Test
    void deliveriesArePagedByCursorAndForgottenAfterThreeDays() throws Exception {
        var number = stage.open();
        for (var i = 0; i < 4; i++) {
            stage.fake.as("bob").comment(Stage.REPO, number, "number " + i);
        }
        await().until(() -> stage.fake.deliveries().size() == 5);
        var jwt = stage.caller(Jwt.of(stage.fake.app()));
        var first = jwt.get("/app/hook/deliveries?per_page=3");
        assertThat(first.json()).hasSize(3);
        var next = first.header("Link").replaceAll(".*(cursor=\\d+)>; rel=\"next\".*", "$1");
        var second = jwt.get("/app/hook/deliveries?per_page=3&" + next);
        assertThat(second.json()).hasSize(2);
        assertThat(second.header("Link")).isNull();
        stage.fake.forgetDeliveries();
        assertThat(jwt.get("/app/hook/deliveries").json()).isEmpty();
    }

    @Test
    void aDeliveryThatNobodyTakesIsNotTriedAgain() {
        receiver.close();
        stage.open();
        await().until(() -> stage.fake.deliveries().size() == 1);
        assertThat(stage.fake.deliveries().getFirst().outcome().statusCode()).isZero();
    }

    @Test
    void webhooksAreDoubledDroppedReorderedAndForgedOnRequest() {
        var faults = stage.fake.webhookFaults();
        faults.plan(WebhookFault.once(Kind.DUPLICATE, "pull_request"));
        faults.plan(WebhookFault.once(Kind.DROP, "issue_comment"));
        faults.plan(WebhookFault.once(Kind.REORDER, "issue_comment"));
        faults.plan(WebhookFault.once(Kind.FORGE, "push"));
        var number = stage.open();
        var bob = stage.fake.as("bob");
        bob.comment(Stage.REPO, number, "dropped");
        bob.comment(Stage.REPO, number, "second");
        bob.comment(Stage.REPO, number, "first");
        stage.push("else", Map.of("x", "x"));
        arrived("pull_request.opened", "pull_request.opened", "issue_comment.created", "issue_comment.created", "push");
        var hooks = receiver.hooks();
        assertThat(hooks.get(0).header("X-github-delivery"))
                .isEqualTo(hooks.get(1).header("X-github-delivery"));
        assertThat(hooks.get(2).json().at("/comment/body").asText()).isEqualTo("first");
        assertThat(hooks.get(3).json().at("/comment/body").asText()).isEqualTo("second");
        assertThat(hooks.get(4).header("X-hub-signature-256"))
                .isNotEqualTo(Signature.sha256(SECRET, hooks.get(4).body()));
    }

    @Test
    void whatIsReorderedArrivesInTheEndEvenWhenNothingFollows() {
        stage.fake.webhookFaults().plan(new WebhookFault(Kind.REORDER, "issue_comment", 3, Duration.ofMillis(300)));
        var number = stage.open();
        var bob = stage.fake.as("bob");
        bob.comment(Stage.REPO, number, "second");
        bob.comment(Stage.REPO, number, "first");
        bob.comment(Stage.REPO, number, "last");

        var comment = "issue_comment.created";
        arrived("pull_request.opened", comment, comment, comment);
        assertThat(receiver.hooks())
                .extracting(hook -> hook.json().at("/comment/body").asText())
                .contains("first", "second", "last");
    }

    @Test
    void anyBodyIsDeliveredByHandSignedForgedOrWithOtherHeaders() throws Exception {
        var body = "{\"zen\":1}".getBytes();
        var reply = stage.admin.raw(
                "POST", "/_sandbox/deliver?event=ping&guid=g-1", body, Map.of("X-Deliver-Content-Type", "text/plain"));
        assertThat(reply.json().get("status_code").asInt()).isEqualTo(202);
        stage.admin.raw("POST", "/_sandbox/deliver?event=ping&signature=forged", body, Map.of());
        stage.admin.raw("POST", "/_sandbox/deliver?event=ping&signature=none", body, Map.of());
        var hooks = receiver.hooks();
        assertThat(hooks.get(0).body()).isEqualTo(body);
        assertThat(hooks.get(0).header("Content-type")).isEqualTo("text/plain");
        assertThat(hooks.get(0).header("X-github-delivery")).isEqualTo("g-1");
        assertThat(hooks.get(0).header("X-hub-signature-256")).isEqualTo(Signature.sha256(SECRET, body));
        assertThat(hooks.get(1).header("X-hub-signature-256")).isNotEqualTo(Signature.sha256(SECRET, body));
        assertThat(hooks.get(2).header("X-hub-signature-256")).isNull();
        assertThat(stage.alice
                        .raw("POST", "/_sandbox/deliver?event=ping", body, Map.of())
                        .status())
                .isEqualTo(401);
    }
}
