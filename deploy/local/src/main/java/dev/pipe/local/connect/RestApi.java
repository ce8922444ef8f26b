package dev.pipe.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** GitHub's REST API, for the few questions of a connection. Follows no redirect: a proof must not travel along. */
record RestApi(String url, HttpClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    RestApi {
        url = url.replaceAll("/+$", "");
    }

    /** An answer of 2xx. */
    record Reply(JsonNode body, HttpResponse<String> http) {}

    /** GitHub said no. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(String what, int status, String why) {
            super(what + ": GitHub answers " + status + (why.isEmpty() ? "" : ", " + why));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    Reply get(String path, String bearer) throws IOException, InterruptedException {
        return send("GET", path, bearer);
    }

    Reply post(String path, String bearer) throws IOException, InterruptedException {
        return send("POST", path, bearer);
    }

    private Reply send(String method, String path, String bearer) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Accept", "application/vnd.github+json")
                .header("User-Agent", "pipe-bot-suite")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .method(method, BodyPublishers.noBody());
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            // a conversion's path holds its code, so the path is not shown whole
            throw new Refused(
                    method + " " + path.replaceAll("(/app-manifests/)[^/]+", "$1…"),
                    response.statusCode(),
                    why(response.body()));
        }
        return new Reply(
                response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()), response);
    }

    private static String why(String body) {
        try {
            return JSON.readTree(body).path("message").asText("");
        } catch (IOException e) {
            return body.length() > 200 ? body.substring(0, 200) : body; // a proxy's page
        }
    }
}
