package dev.pipe.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Someone who works on the fake GitHub over its REST interface, as a script would. */
public final class GitHubUser {

    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IMPORTING = Duration.ofMinutes(10); // all the history of someone's repository

    private final SuiteFile.GitHub github;
    private final HttpClient client;
    private final String login;

    public GitHubUser(SuiteFile.GitHub github, HttpClient client, String login) {
        this.github = github;
        this.client = client;
        this.login = login;
    }

    public GitHubUser as(String otherLogin) {
        return new GitHubUser(github, client, otherLogin);
    }

    public String login() {
        return login;
    }

    public JsonNode get(String path) throws IOException {
        return call("GET", path, null);
    }

    /** Everything of a list: the pages are of 100. */
    public JsonNode list(String path) throws IOException {
        var all = JSON.createArrayNode();
        for (var page = 1; ; page++) {
            var some = get(path + (path.contains("?") ? "&" : "?") + "per_page=100&page=" + page);
            some.forEach(all::add);
            if (some.size() < 100) {
                return all;
            }
        }
    }

    public JsonNode post(String path, ObjectNode body) throws IOException {
        return call("POST", path, body);
    }

    public void delete(String path) throws IOException {
        call("DELETE", path, null);
    }

    private JsonNode call(String method, String path, ObjectNode body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(github.url() + path))
                .timeout(path.endsWith("/import") ? IMPORTING : PATIENCE)
                .header("Authorization", "Bearer " + github.adminToken())
                .header("X-Sandbox-As", login)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException("The fake GitHub answers " + response.statusCode() + " to " + method + " " + path
                        + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + path, e);
        }
    }
}
