package dev.pipe.pipeline.catchup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A delivery made of what was read.
 *
 * @param guid made of what it tells, so that the same read twice is one delivery
 */
record Retold(String guid, String event, ObjectNode body) {

    private static final int DIGITS = 32;

    /** @param distinguishes what tells this from everything else that was ever told: GitHub's ids and timestamps */
    static Retold of(String event, String action, JsonNode repository, Object... distinguishes) {
        var body = JsonNodeFactory.instance.objectNode().put("action", action);
        body.set("repository", repository);
        var told = event + "\n" + action + "\n"
                + Arrays.stream(distinguishes).map(String::valueOf).collect(Collectors.joining("\n"));
        return new Retold("read-" + digest(told), event, body);
    }

    Retold with(String field, JsonNode value) {
        body.set(field, value);
        return this;
    }

    /** When it happened, by GitHub's clock. */
    Instant at() {
        for (var place : List.of("/comment/updated_at", "/review/submitted_at", "/pull_request/updated_at")) {
            if (body.at(place).isTextual()) {
                return Instant.parse(body.at(place).asText());
            }
        }
        throw new IllegalStateException("A " + event + " without a time");
    }

    Map<String, String> headers() {
        return Map.of("x-github-event", event, "x-github-delivery", guid);
    }

    byte[] bytes() {
        return body.toString().getBytes(UTF_8);
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
