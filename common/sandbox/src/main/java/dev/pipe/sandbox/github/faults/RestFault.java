package dev.pipe.sandbox.github.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One planned fault of the REST interface. */
public final class RestFault {
    /** The trouble. */
    public enum Kind {
        /** Answers {@code status} instead of doing the work. */
        STATUS,
        /** 403 with the primary rate limit's message and headers; it is over after {@code retryAfter} seconds. */
        PRIMARY_LIMIT,
        /** 403 with the secondary rate limit's message. */
        SECONDARY_LIMIT,
        /** Closes the connection without an answer or the work. */
        RESET,
        /** Does the work, then closes the connection without an answer. */
        RESET_AFTER,
        /** Does the work twice, as a proxy that repeats does, and answers the second. */
        TWICE,
        /** Does the work, then breaks off in the middle of the answer. */
        TRUNCATED,
        /** Does the work, then answers with half of the JSON as if it were all. */
        MALFORMED,
        /** Answers a conditional read with 304 without a look; does any other work. */
        NOT_MODIFIED,
        /** The caller's installation token is worth nothing any more: 401. */
        TOKEN_EXPIRED,
        /** Waits {@code delay}, then works as usual. */
        DELAY,
        /** Waits until released, then does the work. */
        WITHHOLD_BEFORE,
        /** Does the work, then waits with the answer until released. */
        WITHHOLD_AFTER
    }

    /**
     * {@code method}, {@code path} and {@code actor}, the login of who asks, are regular expressions for the whole;
     * {@code retryAfter} may be null.
     */
    public record Plan(
            Kind kind,
            String method,
            String path,
            String actor,
            int times,
            int status,
            Integer retryAfter,
            Duration delay) {

        private static final String ANYONE = ".*";

        public static Plan of(Kind kind, String method, String path) {
            return new Plan(kind, method, path, ANYONE, 1, 503, null, Duration.ZERO);
        }

        public static Plan status(int status, String method, String path) {
            return new Plan(Kind.STATUS, method, path, ANYONE, 1, status, null, Duration.ZERO);
        }

        public Plan actor(String newActor) {
            return new Plan(kind, method, path, newActor, times, status, retryAfter, delay);
        }

        public Plan times(int newTimes) {
            return new Plan(kind, method, path, actor, newTimes, status, retryAfter, delay);
        }

        public Plan retryAfter(int seconds) {
            return new Plan(kind, method, path, actor, times, status, seconds, delay);
        }

        public Plan delay(Duration newDelay) {
            return new Plan(kind, method, path, actor, times, status, retryAfter, newDelay);
        }

        public static Plan of(JsonNode json) {
            try {
                return new Plan(
                        Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
                        json.path("method").asText(".*"),
                        json.path("path").asText(".*"),
                        json.path("actor").asText(ANYONE),
                        json.path("times").asInt(1),
                        json.path("status").asInt(503),
                        json.hasNonNull("retryAfter") ? json.get("retryAfter").asInt() : null,
                        Duration.ofMillis(json.path("delayMillis").asLong(0)));
            } catch (IllegalArgumentException e) {
                throw Refusal.of(422, "kind is one of " + List.of(Kind.values()));
            }
        }
    }

    private final int id;
    private final Plan plan;
    private final Pattern method;
    private final Pattern path;
    private final Pattern actor;
    private final AtomicInteger left;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    RestFault(int id, Plan plan) {
        this.id = id;
        this.plan = plan;
        this.left = new AtomicInteger(plan.times());
        try {
            this.method = Pattern.compile(plan.method());
            this.path = Pattern.compile(plan.path());
            this.actor = Pattern.compile(plan.actor());
        } catch (PatternSyntaxException e) {
            throw Refusal.of(422, "method, path and actor are regular expressions: " + e.getMessage());
        }
    }

    public int id() {
        return id;
    }

    public Plan plan() {
        return plan;
    }

    /** How many requests it withholds right now: a test waits for this before it acts. */
    public int waiting() {
        return waiting.get();
    }

    boolean takes(String askedMethod, String askedPath, String asker) {
        return left.get() > 0
                && method.matcher(askedMethod).matches()
                && path.matcher(askedPath).matches()
                && actor.matcher(asker).matches()
                && left.getAndDecrement() > 0;
    }

    public void release() {
        released.countDown();
    }

    public void awaitRelease() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            released.await();
        } finally {
            waiting.decrementAndGet();
        }
    }

    JsonNode view() {
        return Json.object(
                "id", id,
                "kind", plan.kind().name().toLowerCase(Locale.ROOT),
                "method", plan.method(),
                "path", plan.path(),
                "actor", plan.actor(),
                "timesLeft", Math.max(0, left.get()),
                "waiting", waiting.get());
    }
}
