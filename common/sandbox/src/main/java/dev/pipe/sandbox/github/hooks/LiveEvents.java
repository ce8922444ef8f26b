package dev.pipe.sandbox.github.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Repository;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** What changed, for pages that want to show it without being reloaded. */
public final class LiveEvents {
    private final List<BlockingQueue<JsonNode>> listeners = new CopyOnWriteArrayList<>();

    public BlockingQueue<JsonNode> listen() {
        var queue = new LinkedBlockingQueue<JsonNode>();
        listeners.add(queue);
        return queue;
    }

    public void leave(BlockingQueue<JsonNode> queue) {
        listeners.remove(queue);
    }

    void tell(Repository repository, String event, String action, ObjectNode payload) {
        var change =
                Json.object("type", event, "action", action, "repo", repository.fullName(), "number", number(payload));
        listeners.forEach(queue -> queue.add(change));
    }

    /** Null where the event names no pull request: then every page of the repository may be concerned. */
    private static Integer number(ObjectNode payload) {
        for (var holder : List.of("pull_request", "issue")) {
            if (payload.path(holder).hasNonNull("number")) {
                return payload.path(holder).path("number").asInt();
            }
        }
        return null;
    }
}
