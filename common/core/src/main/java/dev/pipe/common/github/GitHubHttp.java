package dev.pipe.common.github;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;

/**
 * Every request to GitHub passes here, github-api's and our own. Reads are shared and asked conditionally; writes go out
 * as they are.
 */
@ApplicationScoped
class GitHubHttp {

    private static final int NOT_MODIFIED = 304;

    private final AskGitHub gitHub;
    private final AnswerCache cache;
    private final SharedReads shared;
    private final Counter hits;

    GitHubHttp(AskGitHub gitHub, AnswerCache cache, SharedReads shared, MeterRegistry meters) {
        this.gitHub = gitHub;
        this.cache = cache;
        this.shared = shared;
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
            return gitHub.ask(request);
        }
        var key = ReadKey.of(request);
        return shared.read(key, () -> read(key, request));
    }

    private Answer read(ReadKey key, HttpRequest request) throws IOException {
        var kept = cache.find(key);
        if (kept.isEmpty()) {
            return keep(key, gitHub.ask(request));
        }
        var conditional = HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("If-None-Match", kept.get().etag())
                .build();
        var answer = gitHub.ask(conditional);
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
}
