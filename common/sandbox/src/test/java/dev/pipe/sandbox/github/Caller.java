package dev.pipe.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A plain HTTP client of the fake, for what github-api would hide. */
final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    Caller(String url, String token) {
        this.url = url;
        this.token = token;
    }

    record Reply(HttpResponse<byte[]> http) {
        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        String text() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return Json.parse(http.body());
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + text(), e);
            }
        }
    }

    Reply get(String path) throws Exception {
        return call("GET", path, null, Map.of());
    }

    Reply get(String path, Map<String, String> headers) throws Exception {
        return call("GET", path, null, headers);
    }

    Reply send(String method, String path, Object... keysAndValues) throws Exception {
        return call(method, path, Json.object(keysAndValues), Map.of());
    }

    Reply call(String method, String path, JsonNode body, Map<String, String> headers) throws Exception {
        var bytes = body == null ? new byte[0] : Json.bytes(body);
        return raw(method, path, bytes, headers);
    }

    Reply raw(String method, String path, byte[] body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
}
