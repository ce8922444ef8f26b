package dev.pipe.common.github;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Every request to GitHub passes here, github-api's and our own. None goes out against a limit; reads are shared, asked
 * conditionally and repeated when that helps; writes go out once.
 */
@ApplicationScoped
class GitHubHttp {

    private static final int NOT_MODIFIED = 304;

    private final GitHubWire wire;
    private final AnswerCache cache;
    private final SharedReads shared;
    private final RateLimits limits;
    private final CountChanges changes;
    private final Clock clock;
    private final RepeatPolicy repeat;
    private final Counter hits;

    GitHubHttp(
            GitHubConfig config,
            GitHubWire wire,
            AnswerCache cache,
            SharedReads shared,
            RateLimits limits,
            CountChanges changes,
            Clock clock,
            MeterRegistry meters) {
        this.wire = wire;
        this.cache = cache;
        this.shared = shared;
        this.limits = limits;
        this.changes = changes;
        this.clock = clock;
        this.repeat = new RepeatPolicy(config.retries(), config.retryPause(), RandomGenerator.getDefault());
        this.hits = Counter.builder(GitHubTelemetry.CACHE_HITS)
                .description("Reads that GitHub answered with 304: nothing changed, and nothing of the limit spent")
                .register(meters);
    }

    /**
     * @throws GitHubLimited when GitHub's limits stand against it: nothing was sent
     * @throws GitHubRefusal when GitHub's answer is no 2xx
     * @throws IOException when there is no answer
     */
    Answer send(HttpRequest request) throws IOException {
        if (!RepeatPolicy.isRead(request)) {
            return persist(request);
        }
        var key = ReadKey.of(request);
        return shared.read(key, () -> read(key, request));
    }

    private Answer read(ReadKey key, HttpRequest request) throws IOException {
        var kept = cache.find(key);
        if (kept.isEmpty()) {
            return keep(key, persist(request));
        }
        var conditional = HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("If-None-Match", kept.get().etag())
                .build();
        var answer = persist(conditional);
        if (answer.status() == NOT_MODIFIED) {
            hits.increment();
            return kept.get().answer();
        }
        return keep(key, answer);
    }

    private Answer keep(ReadKey key, Answer answer) {
        cache.keep(key, answer);
        return answer;
    }

    private Answer persist(HttpRequest request) throws IOException {
        for (var tries = 1; ; tries++) {
            try {
                return once(request);
            } catch (IOException trouble) {
                if (!repeat.allows(request, tries, trouble)) {
                    throw trouble;
                }
                pause(tries, trouble);
            }
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        limits.admit(request);
        changes.sending(request);
        var answer = wire.send(request);
        var until = limits.heed(request, answer);
        var refusal = answer.refusal();
        if (refusal.isPresent()) {
            throw until.isEmpty() ? refusal.get() : refusal.get().until(until.get(), clock.instant());
        }
        if (answer.status() == NOT_MODIFIED
                && request.headers().firstValue("If-None-Match").isEmpty()) {
            throw new GitHubUnanswered("304 to what was not asked conditionally", null);
        }
        return answer;
    }

    private void pause(int tries, IOException trouble) throws IOException {
        try {
            Thread.sleep(repeat.wait(tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble;
        }
    }
}
