package dev.pipe.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** Someone at work on GitHub, for tests and stories: the REST interface without the wire. */
public final class Person {
    private final Actor actor;
    private final Routes routes;
    private final World world;

    Person(Actor actor, Routes routes, World world) {
        this.actor = actor;
        this.routes = routes;
        this.world = world;
    }

    public String login() {
        return actor.login();
    }

    public int openPullRequest(String repo, String head, String base, String title, String body) {
        var answer = call(
                "POST",
                "/repos/" + repo + "/pulls",
                Json.object("title", title, "head", head, "base", base, "body", body));
        return answer.get("number").asInt();
    }

    /** The comment's id. */
    public long comment(String repo, int number, String body) {
        return call("POST", "/repos/" + repo + "/issues/" + number + "/comments", Json.object("body", body))
                .get("id")
                .asLong();
    }

    public void editComment(String repo, long comment, String body) {
        call("PATCH", "/repos/" + repo + "/issues/comments/" + comment, Json.object("body", body));
    }

    public void deleteComment(String repo, long comment) {
        call("DELETE", "/repos/" + repo + "/issues/comments/" + comment, Json.object());
    }

    /** The review's id. */
    public long approve(String repo, int number) {
        return review(repo, number, "APPROVE", "");
    }

    public long requestChanges(String repo, int number, String body) {
        return review(repo, number, "REQUEST_CHANGES", body);
    }

    public long review(String repo, int number, String event, String body) {
        return call(
                        "POST",
                        "/repos/" + repo + "/pulls/" + number + "/reviews",
                        Json.object("event", event, "body", body))
                .get("id")
                .asLong();
    }

    public void dismiss(String repo, int number, long review, String message) {
        call(
                "PUT",
                "/repos/" + repo + "/pulls/" + number + "/reviews/" + review + "/dismissals",
                Json.object("message", message));
    }

    public void label(String repo, int number, String... labels) {
        call(
                "POST",
                "/repos/" + repo + "/issues/" + number + "/labels",
                Json.object("labels", java.util.List.of(labels)));
    }

    public void unlabel(String repo, int number, String label) {
        call("DELETE", "/repos/" + repo + "/issues/" + number + "/labels/" + Urls.encode(label), Json.object());
    }

    public void close(String repo, int number) {
        call("PATCH", "/repos/" + repo + "/pulls/" + number, Json.object("state", "closed"));
    }

    public void reopen(String repo, int number) {
        call("PATCH", "/repos/" + repo + "/pulls/" + number, Json.object("state", "open"));
    }

    public void retarget(String repo, int number, String base) {
        call("PATCH", "/repos/" + repo + "/pulls/" + number, Json.object("base", base));
    }

    /** The merge commit. */
    public String merge(String repo, int number) {
        return call("PUT", "/repos/" + repo + "/pulls/" + number + "/merge", Json.object())
                .get("sha")
                .asText();
    }

    public JsonNode get(String path) {
        return call("GET", path, Json.object());
    }

    /** Any REST call; a refusal is thrown with GitHub's own words. */
    public JsonNode call(String method, String path, JsonNode body) {
        var bytes = body.isEmpty() ? new byte[0] : Json.bytes(body);
        var request = Request.of(method, URI.create(path), Map.of(), bytes).by(actor);
        world.lock.lock();
        try {
            var found = routes.find(request)
                    .orElseThrow(() -> new IllegalArgumentException("No such path: " + method + " " + path));
            var answer = found.answer();
            return answer.body().length == 0 ? Json.object() : Json.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            world.lock.unlock();
        }
    }
}
