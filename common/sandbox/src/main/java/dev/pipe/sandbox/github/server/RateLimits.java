package dev.pipe.sandbox.github.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The primary rate limit: so many requests an hour and actor. */
public final class RateLimits {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final World world;
    private final Map<String, Window> windows = new HashMap<>();
    private volatile int limit = 5000;

    public RateLimits(World world) {
        this.world = world;
    }

    private static final class Window {
        private final Instant resetAt;
        private int used;

        private Window(Instant resetAt) {
            this.resetAt = resetAt;
        }
    }

    public void limit(int newLimit) {
        limit = newLimit;
    }

    synchronized void spend(String actor) {
        var window = window(actor);
        if (window.used >= limit) {
            throw Refusal.of(403, "API rate limit exceeded for " + actor + ".");
        }
        window.used++;
    }

    /** An answer that nothing has changed costs nothing. */
    synchronized void giveBack(String actor) {
        window(actor).used--;
    }

    synchronized Answer told(Answer answer, String actor) {
        var window = window(actor);
        return answer.header("X-RateLimit-Limit", String.valueOf(limit))
                .header("X-RateLimit-Remaining", String.valueOf(Math.max(0, limit - window.used)))
                .header("X-RateLimit-Used", String.valueOf(window.used))
                .header("X-RateLimit-Reset", String.valueOf(window.resetAt.getEpochSecond()))
                .header("X-RateLimit-Resource", "core");
    }

    synchronized ObjectNode view(String actor) {
        var window = window(actor);
        var core = Json.object(
                "limit",
                limit,
                "remaining",
                Math.max(0, limit - window.used),
                "reset",
                window.resetAt.getEpochSecond(),
                "used",
                window.used);
        var resources = Json.object("core", core, "search", core.deepCopy(), "graphql", core.deepCopy());
        return Json.object("resources", resources, "rate", core.deepCopy());
    }

    private Window window(String actor) {
        var now = world.now();
        var window = windows.get(actor);
        if (window == null || window.resetAt.isBefore(now)) {
            window = new Window(now.plus(WINDOW));
            windows.put(actor, window);
        }
        return window;
    }
}
