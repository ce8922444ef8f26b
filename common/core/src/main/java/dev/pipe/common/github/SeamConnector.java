package dev.pipe.common.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Carries github-api's requests over our connection. What is no success never reaches github-api, so that none of its
 * own repeating, sleeping and following of redirects takes place.
 */
class SeamConnector implements GitHubConnector {

    private final GitHubHttp http;

    SeamConnector(GitHubHttp http) {
        this.http = http;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        var ours = HttpRequest.newBuilder(URI.create(request.url().toString()))
                .header("User-Agent", "pipe-bot-suite")
                .method(request.method(), body(request));
        request.allHeaders().forEach((name, values) -> {
            if (values != null) {
                values.forEach(value -> ours.header(name, value));
            }
        });
        if (request.hasBody() && request.contentType() != null && !hasContentType(request)) {
            ours.header("Content-Type", request.contentType());
        }
        return new Received(request, http.send(ours.build()));
    }

    private static boolean hasContentType(GitHubConnectorRequest request) {
        return request.allHeaders().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    }

    private static BodyPublisher body(GitHubConnectorRequest request) throws IOException {
        if (!request.hasBody()) {
            return BodyPublishers.noBody();
        }
        try (var body = request.body()) {
            return BodyPublishers.ofByteArray(body.readAllBytes());
        }
    }

    private static final class Received extends GitHubConnectorResponse.ByteArrayResponse {

        private final Answer answer;

        Received(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), unzippedHeaders(answer));
            this.answer = answer;
        }

        private static Map<String, List<String>> unzippedHeaders(Answer answer) {
            var headers = new HashMap<>(answer.headers().map());
            headers.keySet().removeIf("Content-Encoding"::equalsIgnoreCase); // the body is unzipped already
            return headers;
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(answer.body());
        }
    }
}
