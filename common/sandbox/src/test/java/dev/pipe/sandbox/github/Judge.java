package dev.pipe.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes calls, holds each answer against the description, and remembers which operations were tried. */
final class Judge {
    final List<String> complaints = new ArrayList<>();
    private final Set<String> touched = new TreeSet<>();
    private final Description description;

    Judge(Description description) {
        this.description = description;
    }

    /** A call that is to succeed. */
    JsonNode call(Caller who, String method, String path, Object... body) throws Exception {
        var reply = reply(who, method, path, body);
        if (reply.status() >= 400) {
            complaints.add(method + " " + path + " answered " + reply.status() + ": " + reply.text());
        }
        var isJson = String.valueOf(reply.header("Content-Type")).contains("json");
        return reply.http().body().length == 0 || !isJson ? Json.object() : reply.json();
    }

    /** A call that is to be refused. */
    void refused(int status, Caller who, String method, String path, Object... body) throws Exception {
        var reply = reply(who, method, path, body);
        if (reply.status() != status) {
            complaints.add(
                    method + " " + path + " answered " + reply.status() + " for " + status + ": " + reply.text());
        }
    }

    private Caller.Reply reply(Caller who, String method, String path, Object... body) throws Exception {
        var reply = body.length == 0 ? who.raw(method, path, new byte[0], Map.of()) : who.send(method, path, body);
        judge(method, path, reply);
        return reply;
    }

    private void judge(String method, String path, Caller.Reply reply) throws IOException {
        var operation = description.operation(method, path.replaceAll("\\?.*", ""));
        if (operation.isEmpty()) {
            complaints.add(method + " " + path + " is not described");
            return;
        }
        touched.add(operation.get().toString());
        description
                .complaints(
                        operation.get(),
                        reply.status(),
                        reply.header("Content-Type"),
                        reply.http().body())
                .forEach(complaint -> complaints.add(operation.get() + " " + reply.status() + ": " + complaint));
    }

    /** Described, but neither tried nor among these. */
    Set<String> missed(Set<String> notSpoken) {
        var missed = new TreeSet<>(description.all());
        missed.removeAll(touched);
        missed.removeAll(notSpoken);
        return missed;
    }
}
