package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Every path the fake speaks, called once, each answer held against GitHub's own description. */
@EnabledIfSystemProperty(
        named = "pipe.github.openapi",
        matches = ".+",
        disabledReason = "-Dpipe.github.openapi=<GitHub's OpenAPI description> is not given")
class DescribedAnswersTest {
    private static final String REPO = "/repos/acme/shop";
    /** What the description holds beyond the bots' present needs; the fake answers 404. */
    private static final Set<String> NOT_SPOKEN = NotSpoken.OPERATIONS;

    @TempDir
    Path directory;

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();
    private Description description;
    private FakeGitHub fake;
    private Caller alice;
    private Caller bob;
    private Caller admin;
    private Caller jwt;
    private Caller bot;

    @BeforeEach
    void start() throws Exception {
        description = new Description(Path.of(System.getProperty("pipe.github.openapi")));
        fake = FakeGitHub.start(FakeGitHubOptions.in(directory));
        fake.ground().organization("acme", List.of("alice"));
        alice = new Caller(fake.url(), fake.ground().user("alice"));
        bob = new Caller(fake.url(), fake.ground().user("bob"));
        admin = new Caller(fake.url(), fake.adminToken());
        jwt = new Caller(fake.url(), Jwt.of(fake.app()));
        fake.ground().repository(NewRepository.named("acme/shop"));
        fake.ground().grant("acme/shop", "alice", Permission.WRITE);
        fake.ground().grant("acme/shop", "bob", Permission.MAINTAIN);
        push("main", "README.md", "one\ntwo\nthree\n");
        push("main", "src/App.java", "class App {}\n");
        push("change", "README.md", "one\n2\nthree\n");
        push("other", "other.txt", "x\n");
        push("apart", "apart.txt", "x\n");
        fake.ground().user("dora");
        var token = call(jwt, "POST", "/app/installations/" + fake.app().installationId() + "/access_tokens");
        bot = new Caller(fake.url(), token.get("token").asText());
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private void push(String branch, String path, String content) {
        fake.ground()
                .push(new Push(
                        "acme/shop",
                        branch,
                        null,
                        Map.of(path, content.getBytes(StandardCharsets.UTF_8)),
                        "Write " + path,
                        "alice"));
    }

    private JsonNode call(Caller who, String method, String path, Object... body) throws Exception {
        var reply = body.length == 0 ? who.raw(method, path, new byte[0], Map.of()) : who.send(method, path, body);
        judge(method, path, reply);
        return reply.http().body().length == 0
                        || !String.valueOf(reply.header("Content-Type")).contains("json")
                ? Json.object()
                : reply.json();
    }

    private void judge(String method, String path, Caller.Reply reply) throws IOException {
        var operation = description.operation(method, path.replaceAll("\\?.*", ""));
        if (operation.isEmpty()) {
            complaints.add(method + " " + path + " is not described");
            return;
        }
        touched.add(operation.get().toString());
        if (reply.status() >= 400) {
            complaints.add(operation.get() + " answered " + reply.status() + ": " + reply.text());
        }
        description
                .complaints(
                        operation.get(),
                        reply.status(),
                        reply.header("Content-Type"),
                        reply.http().body())
                .forEach(complaint -> complaints.add(operation.get() + " " + reply.status() + ": " + complaint));
    }

    @Test
    void everyAnswerIsAsGitHubDescribesIt() throws Exception {
        people();
        var number = pulls();
        var head = call(alice, "GET", REPO + "/pulls/" + number).at("/head/sha").asText();
        conversation(number);
        reviews(number);
        checks(head);
        repository();
        git(head);
        hooks();
        merging(number);
        assertThat(complaints).isEmpty();
        var missed = new TreeSet<>(description.all());
        missed.removeAll(touched);
        missed.removeAll(NOT_SPOKEN);
        assertThat(missed)
                .as("described, neither touched nor named as not spoken")
                .isEmpty();
    }

    private void people() throws Exception {
        call(jwt, "GET", "/app");
        call(jwt, "GET", "/app/installations");
        call(jwt, "GET", "/app/installations/" + fake.app().installationId());
        call(jwt, "GET", "/orgs/acme/installation");
        call(jwt, "GET", "/users/alice/installation");
        call(jwt, "GET", REPO + "/installation");
        call(bot, "GET", "/installation/repositories");
        call(alice, "GET", "/rate_limit");
        call(alice, "GET", "/meta");
        call(alice, "GET", "/user");
        call(alice, "GET", "/users/bob");
        call(alice, "GET", "/orgs/acme");
        call(alice, "GET", "/orgs/acme/members/alice");
    }

    private int pulls() throws Exception {
        var number = call(
                        alice,
                        "POST",
                        REPO + "/pulls",
                        "title",
                        "Digits",
                        "head",
                        "change",
                        "base",
                        "main",
                        "body",
                        "Because")
                .get("number")
                .asInt();
        var pull = REPO + "/pulls/" + number;
        call(alice, "GET", REPO + "/pulls");
        call(alice, "PATCH", pull, "title", "Count in digits");
        call(alice, "GET", pull + "/files");
        call(alice, "GET", pull + "/commits");
        call(alice, "POST", pull + "/requested_reviewers", "reviewers", List.of("bob"));
        call(alice, "GET", pull + "/requested_reviewers");
        call(alice, "DELETE", pull + "/requested_reviewers", "reviewers", List.of("bob"));
        push("main", "late.txt", "late\n");
        call(
                alice,
                "PUT",
                pull + "/update-branch",
                "expected_head_sha",
                call(alice, "GET", pull).at("/head/sha").asText());
        return number;
    }

    private void conversation(int number) throws Exception {
        var issue = REPO + "/issues/" + number;
        call(alice, "POST", REPO + "/issues", "title", "A plain issue");
        call(alice, "GET", REPO + "/issues");
        call(alice, "GET", issue);
        call(alice, "PATCH", issue, "body", "Because of that");
        var comment = call(bot, "POST", issue + "/comments", "body", "Hello")
                .get("id")
                .asLong();
        call(alice, "GET", issue + "/comments");
        call(alice, "GET", REPO + "/issues/comments");
        call(alice, "GET", REPO + "/issues/comments/" + comment);
        call(bot, "PATCH", REPO + "/issues/comments/" + comment, "body", "Hello again");
        call(alice, "POST", REPO + "/issues/comments/" + comment + "/reactions", "content", "eyes");
        call(alice, "POST", REPO + "/issues/comments/" + comment + "/reactions", "content", "eyes");
        call(alice, "GET", REPO + "/issues/comments/" + comment + "/reactions");
        call(bot, "DELETE", REPO + "/issues/comments/" + comment);
        call(alice, "POST", issue + "/labels", "labels", List.of("bug", "risk: high"));
        call(alice, "GET", issue + "/labels");
        call(alice, "PUT", issue + "/labels", "labels", List.of("bug", "risk: low"));
        call(alice, "DELETE", issue + "/labels/risk:%20low");
        call(alice, "DELETE", issue + "/labels");
        call(alice, "POST", issue + "/assignees", "assignees", List.of("bob"));
        call(alice, "DELETE", issue + "/assignees", "assignees", List.of("bob"));
        call(alice, "GET", REPO + "/labels");
        call(alice, "POST", REPO + "/labels", "name", "wip", "color", "aabbcc");
        call(alice, "GET", REPO + "/labels/wip");
        call(alice, "PATCH", REPO + "/labels/wip", "description", "not yet");
        call(alice, "DELETE", REPO + "/labels/wip");
    }

    private void reviews(int number) throws Exception {
        var reviews = REPO + "/pulls/" + number + "/reviews";
        var approval = call(bob, "POST", reviews, "event", "APPROVE", "body", "Good")
                .get("id")
                .asLong();
        call(alice, "GET", reviews);
        call(alice, "GET", reviews + "/" + approval);
        call(bob, "PUT", reviews + "/" + approval, "body", "Very good");
        call(bob, "PUT", reviews + "/" + approval + "/dismissals", "message", "Changed my mind");
        var pending = call(bob, "POST", reviews, "body", "Later").get("id").asLong();
        call(bob, "POST", reviews + "/" + pending + "/events", "event", "COMMENT");
        var dropped = call(bob, "POST", reviews, "body", "Never").get("id").asLong();
        call(bob, "DELETE", reviews + "/" + dropped);
        var comments = REPO + "/pulls/" + number + "/comments";
        var comment = call(bob, "POST", comments, "body", "Why?", "path", "README.md", "line", 2, "side", "RIGHT")
                .get("id")
                .asLong();
        call(alice, "POST", comments + "/" + comment + "/replies", "body", "Because.");
        call(alice, "GET", comments);
        call(alice, "GET", REPO + "/pulls/comments");
        call(alice, "GET", REPO + "/pulls/comments/" + comment);
        call(bob, "PATCH", REPO + "/pulls/comments/" + comment, "body", "Why so?");
        call(bob, "DELETE", REPO + "/pulls/comments/" + comment);
    }

    private void checks(String head) throws Exception {
        var run = call(bot, "POST", REPO + "/check-runs", "name", "pipe/main", "head_sha", head);
        var id = run.get("id").asLong();
        call(alice, "GET", REPO + "/check-runs/" + id);
        call(
                bot,
                "PATCH",
                REPO + "/check-runs/" + id,
                "conclusion",
                "failure",
                "output",
                Json.object("title", "No", "summary", "Not yet"));
        call(alice, "GET", REPO + "/commits/" + head + "/check-runs");
        call(alice, "GET", REPO + "/commits/" + head + "/check-suites");
        call(alice, "POST", REPO + "/check-runs/" + id + "/rerequest");
        call(alice, "POST", REPO + "/check-suites/" + run.at("/check_suite/id").asLong() + "/rerequest");
        call(alice, "POST", REPO + "/statuses/" + head, "state", "success", "context", "ci/build");
        call(alice, "GET", REPO + "/commits/" + head + "/statuses");
        call(alice, "GET", REPO + "/commits/" + head + "/status");
    }

    private void repository() throws Exception {
        call(alice, "GET", REPO);
        call(admin, "PATCH", REPO, "description", "A shop");
        call(alice, "GET", REPO + "/collaborators");
        call(admin, "PUT", REPO + "/collaborators/dora", "permission", "triage");
        call(alice, "GET", REPO + "/collaborators/bob");
        call(alice, "GET", REPO + "/collaborators/bob/permission");
        call(admin, "DELETE", REPO + "/collaborators/dora");
        call(alice, "GET", REPO + "/teams");
        call(alice, "GET", REPO + "/contents/src");
        var sha = call(alice, "GET", REPO + "/contents/README.md").get("sha").asText();
        call(alice, "PUT", REPO + "/contents/new.txt", "message", "New", "content", "aGk=", "branch", "other");
        call(
                alice,
                "PUT",
                REPO + "/contents/README.md",
                "message",
                "Change",
                "content",
                "aGk=",
                "branch",
                "other",
                "sha",
                sha);
        var changed = call(alice, "GET", REPO + "/contents/README.md?ref=other")
                .get("sha")
                .asText();
        call(alice, "DELETE", REPO + "/contents/README.md", "message", "Gone", "branch", "other", "sha", changed);
        call(alice, "GET", REPO + "/branches");
        call(alice, "GET", REPO + "/branches/main");
        var protection = REPO + "/branches/main/protection";
        call(
                admin,
                "PUT",
                protection,
                "required_status_checks",
                Json.object("strict", false, "contexts", List.of("pipe/main")),
                "enforce_admins",
                null,
                "required_pull_request_reviews",
                null,
                "restrictions",
                null);
        call(admin, "GET", protection);
        call(admin, "GET", protection + "/required_status_checks");
        call(admin, "PATCH", protection + "/required_status_checks", "contexts", List.of("pipe/other"));
        call(admin, "DELETE", protection);
        call(alice, "GET", REPO + "/rules/branches/main");
        call(alice, "GET", REPO + "/compare/main...change");
        call(alice, "GET", REPO + "/commits");
        call(alice, "GET", REPO + "/commits/main");
    }

    private void git(String head) throws Exception {
        call(alice, "GET", REPO + "/git/ref/heads/main");
        call(alice, "POST", REPO + "/git/refs", "ref", "refs/heads/new", "sha", head);
        call(alice, "PATCH", REPO + "/git/refs/heads/new", "sha", head, "force", true);
        call(alice, "DELETE", REPO + "/git/refs/heads/new");
        var blob = call(alice, "POST", REPO + "/git/blobs", "content", "hello")
                .get("sha")
                .asText();
        call(alice, "GET", REPO + "/git/blobs/" + blob);
        var entry = Json.object("path", "hello.txt", "mode", "100644", "type", "blob", "sha", blob);
        var tree = call(alice, "POST", REPO + "/git/trees", "base_tree", head, "tree", List.of(entry))
                .get("sha")
                .asText();
        call(alice, "GET", REPO + "/git/trees/" + tree);
        var commit = call(
                        alice,
                        "POST",
                        REPO + "/git/commits",
                        "message",
                        "Hello",
                        "tree",
                        tree,
                        "parents",
                        List.of(head))
                .get("sha")
                .asText();
        call(alice, "GET", REPO + "/git/commits/" + commit);
        call(alice, "POST", REPO + "/merges", "base", "apart", "head", head);
    }

    private void hooks() throws Exception {
        call(jwt, "GET", "/app/hook/config");
        var nowhere = Json.object("url", "http://127.0.0.1:9/hook", "content_type", "json");
        call(jwt, "PATCH", "/app/hook/config", "url", "http://127.0.0.1:9/hook");
        var hook = REPO + "/hooks/"
                + call(admin, "POST", REPO + "/hooks", "config", nowhere, "events", List.of("push"))
                        .get("id")
                        .asLong();
        call(admin, "GET", REPO + "/hooks");
        call(admin, "GET", hook);
        fake.as("alice").label("acme/shop", 1, "deliver this");
        org.awaitility.Awaitility.await()
                .until(() -> !fake.deliveries().isEmpty()
                        && !admin.get(hook + "/deliveries").json().isEmpty());
        var delivery = call(jwt, "GET", "/app/hook/deliveries").get(0).get("id").asLong();
        call(jwt, "GET", "/app/hook/deliveries/" + delivery);
        call(jwt, "POST", "/app/hook/deliveries/" + delivery + "/attempts");
        var ofHook = call(admin, "GET", hook + "/deliveries").get(0).get("id").asLong();
        call(admin, "POST", hook + "/deliveries/" + ofHook + "/attempts");
        call(admin, "PATCH", hook, "active", false);
        call(admin, "DELETE", hook);
    }

    private void merging(int number) throws Exception {
        call(alice, "PUT", REPO + "/pulls/" + number + "/merge", "merge_method", "squash");
        call(alice, "GET", REPO + "/pulls/" + number + "/merge");
        call(alice, "GET", REPO + "/pulls/" + number);
    }

    @Test
    void theJudgeFindsWhatIsMissingOrOfAnotherType() throws Exception {
        var operation =
                description.operation("GET", REPO + "/issues/comments/1").orElseThrow();
        var comment = fake.as("alice").comment("acme/shop", pulls(), "hello");
        var good = alice.get(REPO + "/issues/comments/" + comment).json();
        assertThat(verdict(operation, good)).isEmpty();
        var lacking = ((ObjectNode) good.deepCopy()).without(List.of("user"));
        assertThat(verdict(operation, lacking)).singleElement().asString().contains("user");
        var wrong = Json.with(good.deepCopy(), "id", "seven", "created_at", "yesterday");
        assertThat(verdict(operation, wrong)).hasSize(2);
    }

    private List<String> verdict(Description.Operation operation, JsonNode body) throws IOException {
        return description.complaints(operation, 200, "application/json", Json.bytes(body));
    }
}
