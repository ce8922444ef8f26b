package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.http.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What scripts and pages use beside the REST interface. */
class ScriptTest {
    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory.resolve("github"));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aWholeStoryIsToldOverHttpWithTheAdminToken() throws Exception {
        var admin = stage.admin;
        var token = admin.send("POST", "/_sandbox/users", "login", "dora")
                .json()
                .get("token")
                .asText();
        assertThat(stage.caller(token).get("/user").json().get("login").asText())
                .isEqualTo("dora");
        admin.send(
                "POST",
                "/_sandbox/repos",
                "owner",
                "acme",
                "name",
                "web",
                "collaborators",
                Json.object("dora", "write"));
        var repo = "/_sandbox/repos/acme/web";
        admin.send("POST", repo + "/commits", "branch", "main", "files", Json.object("a.txt", "a\n"), "author", "dora");
        var files = Json.object("a.txt", null, "b.bin", Json.object("base64", "AAE="));
        admin.send("POST", repo + "/commits", "branch", "topic", "files", files, "message", "Swap", "author", "dora");
        var as = Map.of("X-Sandbox-As", "dora");
        var pull = Json.object("title", "Swap", "head", "topic", "base", "main");
        var opened = admin.call("POST", "/repos/acme/web/pulls", pull, as);
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.json().at("/user/login").asText()).isEqualTo("dora");
        assertThat(opened.json().get("changed_files").asInt()).isEqualTo(2);
        admin.send("POST", repo + "/pulls/1/draft", "draft", true);
        assertThat(admin.get("/repos/acme/web/pulls/1").json().get("draft").asBoolean())
                .isTrue();
        admin.send("POST", repo + "/branches", "branch", "topic", "sha", null);
        assertThat(admin.get("/repos/acme/web/pulls/1").json().get("state").asText())
                .isEqualTo("closed");
        assertThat(admin.get("/user").json().get("login").asText()).isEqualTo("admin");
        assertThat(stage.alice.send("POST", "/_sandbox/users", "login", "eve").status())
                .isEqualTo(401);
    }

    @Test
    void aPageHearsOfEveryChange() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stage.fake.url() + "/_sandbox/events"))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith(":");
            var number = stage.open();
            stage.fake.as("carol").comment(Stage.REPO, number, "hi");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine())
                    .contains("\"type\":\"pull_request\"", "\"repo\":\"acme/shop\"", "\"number\":1");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).contains("\"type\":\"issue_comment\"");
        }
    }

    @Test
    void aCommentIsRenderedForWhoAsksAndRawHtmlStaysText() throws Exception {
        var number = stage.open();
        var body =
                "<!-- marker -->\n**bold** `<!-- code -->`\n\n<details><summary>more</summary>\n\n| a |\n|---|\n| b |\n\n"
                        + "</details>\n\n<script>alert(1)</script> <img src=x onerror=alert(1)>";
        stage.fake.as("carol").comment(Stage.REPO, number, body);
        var comments = Stage.PATH + "/issues/" + number + "/comments";
        assertThat(stage.alice.get(comments).json().get(0).has("body_html")).isFalse();
        var rendered = stage.alice
                .get(comments, Map.of("Accept", "application/vnd.github.full+json"))
                .json()
                .get(0);
        var html = rendered.get("body_html").asText();
        assertThat(html)
                .contains("<strong>bold</strong>", "<details>", "<summary>more</summary>", "<td>b</td>")
                .contains("<code>&lt;!-- code --&gt;</code>", "&lt;script&gt;")
                .doesNotContain("marker", "<script", "<img");
        assertThat(rendered.get("body").asText()).isEqualTo(body);
        assertThat(rendered.get("body_text").asText()).contains("bold");
    }

    @Test
    void threadsAreResolvedAndCommentsMinimizedThroughGraphQl() throws Exception {
        var number = stage.open();
        var place = Stage.PATH + "/pulls/" + number + "/comments";
        stage.bob.send("POST", place, "body", "Why?", "path", "README.md", "line", 2);
        var query = "query($o:String!,$n:String!,$p:Int!){repository(owner:$o,name:$n){pullRequest(number:$p)"
                + "{reviewThreads(first:100){nodes{id isResolved}}}}}";
        var variables = Json.object("o", "acme", "n", "shop", "p", number);
        var threads = "/data/repository/pullRequest/reviewThreads/nodes/0";
        var asked = stage.alice
                .send("POST", "/graphql", "query", query, "variables", variables)
                .json();
        assertThat(asked.at(threads + "/isResolved").asBoolean()).isFalse();
        var mutation = "mutation($id:ID!){resolveReviewThread(input:{threadId:$id}){thread{isResolved}}}";
        var id = Json.object("id", asked.at(threads + "/id").asText());
        var carols = stage.carol
                .send("POST", "/graphql", "query", mutation, "variables", id)
                .json();
        assertThat(carols.at("/errors/0/type").asText()).isEqualTo("FORBIDDEN");
        var resolved = stage.bot()
                .send("POST", "/graphql", "query", mutation, "variables", id)
                .json();
        assertThat(resolved.at("/data/resolveReviewThread/thread/isResolved").asBoolean())
                .isTrue();

        var comment = stage.alice
                .send("POST", Stage.PATH + "/issues/" + number + "/comments", "body", "old")
                .json();
        var minimize =
                "mutation { minimizeComment(input: {subjectId: \"%s\", classifier: OUTDATED}) { clientMutationId } }"
                        .formatted(comment.get("node_id").asText());
        var minimized = stage.bob.send("POST", "/graphql", "query", minimize).json();
        assertThat(minimized
                        .at("/data/minimizeComment/minimizedComment/isMinimized")
                        .asBoolean())
                .isTrue();

        var pull = stage.alice
                .get(Stage.PATH + "/pulls/" + number)
                .json()
                .get("node_id")
                .asText();
        stage.fake.actions().guard(Stage.REPO, "main");
        var enqueue =
                "mutation($input:EnqueuePullRequestInput!){enqueuePullRequest(input:$input){mergeQueueEntry{id}}}";
        var input = Json.object("input", Json.object("pullRequestId", pull));
        var enqueued = stage.bot()
                .send("POST", "/graphql", "query", enqueue, "variables", input)
                .json();
        assertThat(enqueued.at("/data/enqueuePullRequest/mergeQueueEntry/state").asText())
                .isEqualTo("QUEUED");
    }

    @Test
    void thePathsAreTheSameUnderApiV3() throws Exception {
        assertThat(stage.alice
                        .get("/api/v3" + Stage.PATH)
                        .json()
                        .get("full_name")
                        .asText())
                .isEqualTo(Stage.REPO);
    }

    @Test
    void itsRepositoriesGoWithIt() throws Exception {
        var data = directory.resolve("gone");
        var github = FakeGitHub.start(FakeGitHubOptions.in(data));
        github.ground().repository(NewRepository.named("acme/shop"));
        github.close();
        github.close();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void asAProcessItWritesAReadyFileThatItsOwnerAloneReads() throws Exception {
        var ready = directory.resolve("ready.json");
        var data = directory.resolve("data").toString();
        var arguments = new String[] {"--data", data, "--admin-token", "let me in", "--ready-file", ready.toString()};
        var process = Thread.ofVirtual().start(() -> new CommandLine(new GitHubSandbox()).execute(arguments));
        try {
            Awaitility.await().until(() -> Files.exists(ready));
            var announced = Json.parse(Files.readAllBytes(ready));
            assertThat(Files.getPosixFilePermissions(ready)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            var caller = new Caller(announced.get("url").asText(), "let me in");
            assertThat(caller.get("/user").json().get("login").asText()).isEqualTo("admin");
            assertThat(announced.at("/app/privateKey").asText()).startsWith("-----BEGIN PRIVATE KEY-----");
        } finally {
            process.interrupt();
        }
    }
}
