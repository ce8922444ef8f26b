package dev.pipe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The fake GitHub over REST, as its administrator or in somebody's name, and what can be made to go wrong with it. */
record GitHub(SuiteFile.GitHub access, String login, HttpClient client) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    GitHub(SuiteFile.GitHub access) {
        this(access, "admin", HttpClient.newHttpClient());
    }

    GitHub as(String otherLogin) {
        return new GitHub(access, otherLogin, client);
    }

    JsonNode get(String path) throws IOException {
        return call("GET", path, null);
    }

    List<JsonNode> list(String path) throws IOException {
        return items(get(path + (path.contains("?") ? "&" : "?") + "per_page=100"));
    }

    JsonNode post(String path, ObjectNode body) throws IOException {
        return call("POST", path, body);
    }

    void delete(String path) throws IOException {
        call("DELETE", path, null);
    }

    /** The next matching request is withheld, before or after its work is done; the fault's id. */
    int withhold(String when, String method, String path) throws IOException {
        var plan = JSON.createObjectNode()
                .put("kind", "withhold_" + when)
                .put("method", method)
                .put("path", path);
        return post("/_sandbox/faults/rest", plan).path("id").asInt();
    }

    boolean isWithholding(int fault) throws IOException {
        return items(get("/_sandbox/faults").path("rest")).stream()
                .anyMatch(one ->
                        one.path("id").asInt() == fault && one.path("waiting").asInt() > 0);
    }

    void forgetFaults() throws IOException {
        delete("/_sandbox/faults");
    }

    /** API requests that changed something, the handing out of tokens aside. */
    List<JsonNode> writes() throws IOException {
        return items(get("/_sandbox/requests")).stream()
                .filter(request -> !request.path("method").asText().equals("GET")
                        && !request.path("path").asText().startsWith("/_sandbox/")
                        && !request.path("path").asText().endsWith("/access_tokens"))
                .toList();
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private JsonNode call(String method, String path, ObjectNode body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(access.url() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + access.adminToken())
                .header("X-Sandbox-As", login)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + path, e);
        }
    }
}
