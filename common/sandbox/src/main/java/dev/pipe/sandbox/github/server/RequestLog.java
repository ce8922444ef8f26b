package dev.pipe.sandbox.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Every API request that was made, so that a test can count writes. */
public final class RequestLog {
    /** {@code status} 0: the connection was closed without an answer. */
    public record Entry(Instant at, String method, String path, String query, String actor, int status, long millis) {
        public boolean isWrite() {
            return !method.equals("GET") && !method.equals("HEAD");
        }
    }

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();

    void begin() {
        underWay.incrementAndGet();
    }

    void add(Entry entry) {
        entries.add(entry);
        underWay.decrementAndGet();
    }

    /** Requests that came in and are still worked on, whether or not somebody still waits for the answer. */
    public int underWay() {
        return underWay.get();
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public void clear() {
        entries.clear();
    }

    public JsonNode view() {
        return Json.array(
                entries,
                entry -> Json.object(
                        "at", entry.at().toString(),
                        "method", entry.method(),
                        "path", entry.path(),
                        "query", entry.query(),
                        "actor", entry.actor(),
                        "status", entry.status(),
                        "millis", entry.millis()));
    }
}
