package dev.pipe.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.suite.SuiteFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Opens a pull request on the fake GitHub, for a page to show. */
final class OpenPullRequest {

    private static final String REPO = "europa/page";

    private final SuiteFile.GitHub github;

    OpenPullRequest(SuiteFile.GitHub github) {
        this.github = github;
    }

    /** Its page. */
    String withACredential() throws Exception {
        post("/_sandbox/users", "{\"login\":\"dora\"}");
        post("/_sandbox/repos", """
                {"owner":"europa","name":"page","collaborators":{"dora":"write"}}""");
        push("""
                {"branch":"main","author":"dora","files":{"README.md":"# Page\\n"}}""");
        push("""
                {"branch":"key","from":"main","author":"dora","files":{
                  "src/Key.java":"class Key {\\n  String secret = \\"AKIA4QZ7WXR2LMVN6TPE\\";\\n}\\n"}}""");
        post("/repos/" + REPO + "/pulls", """
                {"title":"Bring a key","head":"key","base":"main","body":"Some *words* about it."}""");
        return github.webUrl() + "/" + REPO + "/pull/1";
    }

    /** A change that tries to run in whatever shows it, by its title, its path and its lines; its number. */
    int thatAttacks() throws Exception {
        post("/_sandbox/users", "{\"login\":\"dora\"}");
        post("/_sandbox/users", "{\"login\":\"cyd\"}");
        post("/_sandbox/users", "{\"login\":\"ben\"}");
        post("/_sandbox/repos", """
                {"owner":"europa","name":"quest","collaborators":{"dora":"write","ben":"read","cyd":"read"}}""");
        var commits = "/_sandbox/repos/europa/quest/commits";
        post(commits, """
                {"branch":"main","author":"dora","files":{"README.md":"# Quest\\n"}}""");
        post(commits, """
                {"branch":"attack","from":"main","author":"dora","files":{
                  "README.md":"# Quest\\n\\nSome words.\\n",
                  "src/<img src=x onerror=hacked()>.java":"class A {\\n  String secret = \\"AKIA4QZ7WXR2LMVN6TPE\\";\\n  // </td><script>hacked()</script>\\n}\\n",
                  "src/test/ATest.java":"class ATest {\\n  @Test void a() { assertTrue(true); }\\n}\\n"}}""");
        post("/repos/europa/quest/pulls", """
                {"title":"<script>hacked()</script> <img src=x onerror=hacked()>","head":"attack","base":"main","body":""}""");
        return 1;
    }

    /** A change, its description and its commit's message hold credentials. */
    void thatLeaks(Leak leak) throws Exception {
        post("/_sandbox/users", "{\"login\":\"dora\"}");
        post("/_sandbox/users", "{\"login\":\"ben\"}");
        post("/_sandbox/users", "{\"login\":\"cyd\"}");
        post("/_sandbox/repos", """
                {"owner":"europa","name":"vault","collaborators":{"dora":"write","ben":"read","cyd":"admin"}}""");
        var commits = "/_sandbox/repos/europa/vault/commits";
        post(commits, """
                {"branch":"main","author":"dora","files":{"README.md":"# Vault\\n"}}""");
        var push = GitHubUser.JSON
                .createObjectNode()
                .put("branch", "leak")
                .put("from", "main")
                .put("author", "dora");
        push.put("message", "Bring keys: " + leak.words());
        leak.files().forEach(push.putObject("files")::put);
        post(commits, push.toString());
        var pull = GitHubUser.JSON.createObjectNode().put("head", "leak").put("base", "main");
        pull.put("title", "Bring keys").put("body", leak.words());
        post("/repos/europa/vault/pulls", pull.toString());
    }

    private void push(String files) throws Exception {
        post("/_sandbox/repos/" + REPO + "/commits", files);
    }

    private void post(String path, String json) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(github.url() + path))
                    .header("Authorization", "Bearer " + github.adminToken())
                    .header("X-Sandbox-As", path.startsWith("/repos/") ? "dora" : "admin")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 299);
        }
    }
}
