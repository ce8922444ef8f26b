package dev.pipe.common.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came back for one request, whole. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Answer(int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORT = 500;

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** A file asked for raw comes as {@code application/vnd.github.raw+json} and is whatever it is. */
    boolean saysJson() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    boolean hasNextPage() {
        return header("Link").filter(link -> link.contains("rel=\"next\"")).isPresent();
    }

    /** What GitHub says is wrong; redirects are wrong as well, since a token must not travel along. */
    Optional<GitHubRefusal> refusal() {
        if (status < 300 || status == 304) {
            return Optional.empty();
        }
        var message = message();
        return Optional.of(new GitHubRefusal(status, message, limited()));
    }

    /** A limit of GitHub's, primary or secondary: both come as 403 or 429. */
    boolean limited() {
        if (status != 403 && status != 429) {
            return false;
        }
        var words = message().toLowerCase(Locale.ROOT);
        return status == 429
                || header("Retry-After").isPresent()
                || header("X-RateLimit-Remaining").filter("0"::equals).isPresent()
                || words.contains("rate limit")
                || words.contains("abuse detection");
    }

    private String message() {
        if (status >= 300 && status < 400) {
            return "moved to " + header("Location").orElse("somewhere else") + ", which is not followed";
        }
        try {
            var json = JSON.readTree(body);
            if (json != null && json.hasNonNull("message")) {
                return shortened(json.get("message").asText() + details(json.path("errors")));
            }
        } catch (JsonProcessingException e) {
            return shortened(text()); // a proxy's page, say
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Reading bytes that are in memory", e);
        }
        return shortened(text());
    }

    private static String details(JsonNode errors) {
        List<String> details = new ArrayList<>();
        for (var error : errors) {
            if (error.isTextual()) {
                details.add(error.asText());
            } else if (error.hasNonNull("message")) {
                details.add(error.get("message").asText());
            } else if (error.hasNonNull("code")) {
                details.add(
                        error.path("field").asText("") + " " + error.get("code").asText());
            }
        }
        return details.isEmpty() ? "" : " (" + String.join("; ", details) + ")";
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }
}
