package dev.pipe.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.world.Permission;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole way, with the test in the browser's place and the fake GitHub in GitHub's. */
class ConnectGitHubTest {

    private static final Pattern LOOPBACK = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)\\s");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern MANIFEST = Pattern.compile("name=\"manifest\" value=\"([^\"]+)\"");

    @TempDir
    Path directory;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final StringWriter said = new StringWriter();
    private FakeGitHub github;

    @BeforeEach
    void start() throws IOException {
        github = FakeGitHub.start(FakeGitHubOptions.in(directory.resolve("fake")));
        github.ground().organization("acme", List.of());
        github.ground().repository(NewRepository.named("acme/shop"));
    }

    @AfterEach
    void stop() {
        github.close();
        browser.close();
    }

    @Test
    void anAppIsMadeFromTheManifestKeptSafelyCheckedAndReads() throws Exception {
        var running = connecting("--org", "acme", "--webhook-url", "https://bots.example/webhooks/github");
        var form = pageAt(address());
        assertThat(form).contains("checks</b> (write)").contains("/organizations/acme/settings/apps/new?state=");

        var back = press(form);
        assertThat(get(back.replaceAll("state=[^&]*", "state=another")).statusCode())
                .isEqualTo(400);
        assertThat(get(back).statusCode()).isEqualTo(200);

        assertThat(running.join()).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("checks           write  the checks pipe/*")
                .contains("First read: 1 repositories of acme: acme/shop")
                .contains("Everything that is needed is granted.")
                .doesNotContain("PRIVATE KEY");
        var kept = directory.resolve("kept");
        for (var file : List.of("app-private-key.pem", "webhook-secret", "bots.env")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        assertThat(said.toString())
                .doesNotContain(Files.readString(kept.resolve("webhook-secret")).strip());
        assertThat(Files.readString(kept.resolve("bots.env")))
                .contains("PIPE_GITHUB_APP_ID=" + github.app().id())
                .contains("PIPE_WEBHOOK_SECRET_FILES=" + kept.resolve("webhook-secret"))
                .contains("PIPE_GITHUB_SOURCE=webhook");

        github.grantApp(Map.of("metadata", "read", "pull_requests", "write"), List.of("pull_request"));
        said.getBuffer().setLength(0);
        assertThat(connecting().join()).isEqualTo(1);
        assertThat(said.toString())
                .contains("Connected already")
                .contains("MISSING  The App: permission checks is none, not write. Will not work: checks")
                .contains("event issue_comment is not heard. Will not work: commands");
    }

    @Test
    void withoutAnAddressTheBotsAreToldToPoll() throws Exception {
        var running = connecting();
        get(press(pageAt(address())));
        assertThat(running.join()).isZero();
        assertThat(Files.readString(directory.resolve("kept/bots.env"))).contains("PIPE_GITHUB_SOURCE=polling");
    }

    @Test
    void aTokenIsTriedOnRepositoriesAndToldWhatItCannotDo() throws Exception {
        var token = github.ground().user("ada");
        github.ground().grant("acme/shop", "ada", Permission.WRITE);
        var keeping = new Keeping(directory.resolve("kept"));
        var connect = new ConnectToken(new RestApi(github.url(), browser), keeping, new PrintWriter(said, true));
        assertThat(connect.connect(token, List.of("acme/shop"))).isTrue();
        assertThat(said.toString())
                .contains("as ada's")
                .contains("acme/shop: it reads, comments, sets statuses and merges")
                .contains("check runs: GitHub lets only Apps write them")
                .doesNotContain(token);
        assertThat(keeping.readEnvironment())
                .containsEntry("PIPE_GITHUB_TOKEN", token)
                .containsEntry("PIPE_RECONCILE_REPOSITORIES", "acme/shop");

        assertThat(connect.connect(github.ground().user("eve"), List.of("acme/shop", "acme/nowhere")))
                .isFalse();
        assertThat(said.toString())
                .contains("MISSING  write access to acme/shop")
                .contains("MISSING  acme/nowhere is not there");
    }

    private CompletableFuture<Integer> connecting(String... more) {
        var command = new CommandLine(new ConnectGitHubCommand()).setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        var arguments = new java.util.ArrayList<>(List.of(
                "--print-url",
                "--github-url",
                github.url(),
                "--api-url",
                github.url(),
                "--directory",
                directory.resolve("kept").toString()));
        arguments.addAll(List.of(more));
        return CompletableFuture.supplyAsync(() -> command.execute(arguments.toArray(String[]::new)));
    }

    private String address() {
        await().until(() -> LOOPBACK.matcher(said.toString()).find());
        var found = LOOPBACK.matcher(said.toString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String pageAt(String url) throws Exception {
        return get(url).body();
    }

    /** Sends the form to GitHub, which sends the browser back; returns where to. */
    private String press(String form) throws Exception {
        var manifest = field(MANIFEST, form);
        var request = HttpRequest.newBuilder(URI.create(field(ACTION, form)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("manifest=" + URLEncoder.encode(manifest, StandardCharsets.UTF_8)))
                .build();
        var answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String field(Pattern pattern, String html) {
        var found = pattern.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    }

    private HttpResponse<String> get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
