package dev.pipe.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pull request that payloads are aimed at, as the fake GitHub describes it. */
record Target(ObjectNode repository, ObjectNode pullRequest, long installationId) {

    private static final Pattern NAME = Pattern.compile("([^/\\s]+/[^/#\\s]+)#(\\d+)");

    static Target find(String name, SuiteFile.GitHub github, HttpClient client)
            throws IOException, InterruptedException {
        Matcher named = NAME.matcher(name);
        if (!named.matches()) {
            throw new IOException("'" + name + "' is no pull request; write owner/repo#number");
        }
        String repository = "/repos/" + named.group(1);
        return new Target(
                get(repository, github, client),
                get(repository + "/pulls/" + named.group(2), github, client),
                github.installationId());
    }

    private static ObjectNode get(String path, SuiteFile.GitHub github, HttpClient client)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(github.url() + path))
                .header("Authorization", "token " + github.adminToken())
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The fake GitHub answers " + response.statusCode() + " to GET " + path + "; "
                    + github.webUrl() + " shows what it knows");
        }
        return (ObjectNode) new ObjectMapper().readTree(response.body());
    }

    String fullName() {
        return repository.path("full_name").asText();
    }

    int number() {
        return pullRequest.path("number").asInt();
    }

    String headSha() {
        return pullRequest.at("/head/sha").asText();
    }

    String headRef() {
        return pullRequest.at("/head/ref").asText();
    }
}
