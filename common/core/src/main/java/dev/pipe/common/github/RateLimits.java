package dev.pipe.common.github;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** GitHub's limits, each payer's apart: one that has to wait holds up nobody else. */
@ApplicationScoped
class RateLimits {

    private static final String CORE = "core";
    private static final String GRAPHQL = "graphql";
    private static final String SEARCH = "search";

    private final Map<String, PayerLimits> byPayer = new ConcurrentHashMap<>();
    private final Payers payers;
    private final GitHubConfig config;
    private final Clock clock;

    RateLimits(Payers payers, GitHubConfig config, Clock clock, MeterRegistry meters) {
        this.payers = payers;
        this.config = config;
        this.clock = clock;
        for (var resource : new String[] {CORE, GRAPHQL, SEARCH}) {
            Gauge.builder(GitHubTelemetry.RATE_REMAINING, () -> remaining(resource))
                    .description("Requests left of the hour's, of the payer that has fewest; NaN before GitHub said")
                    .tag("resource", resource)
                    .register(meters);
        }
        Gauge.builder(GitHubTelemetry.RATE_WAIT, () -> longestWait().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description(
                        "Until the payer that waits longest for a limit of GitHub's may ask again; 0: nobody waits")
                .register(meters);
    }

    /** @throws GitHubLimited when GitHub would refuse it, or soon refuse all */
    void admit(HttpRequest request) throws GitHubLimited {
        var conditional = request.headers().firstValue("If-None-Match").isPresent();
        limits(request).admit(resource(request), RepeatPolicy.isRead(request) && !conditional, clock.instant());
    }

    /** Learns from an answer. When it is a refusal, that is returned; of a limit's it says when to come back. */
    Optional<GitHubRefusal> heed(HttpRequest request, Answer answer) {
        var now = clock.instant();
        var until = limits(request).heed(resource(request), answer, now);
        return answer.refusal().map(refusal -> until.isEmpty() ? refusal : refusal.until(until.get(), now));
    }

    private PayerLimits limits(HttpRequest request) {
        return byPayer.computeIfAbsent(payers.of(request), payer -> new PayerLimits(payer, config));
    }

    private static String resource(HttpRequest request) {
        var path = request.uri().getPath();
        if (path.endsWith("/graphql")) {
            return GRAPHQL;
        }
        return path.contains("/search/") ? SEARCH : CORE;
    }

    Duration longestWait() {
        var now = clock.instant();
        return byPayer.values().stream()
                .map(limits -> limits.waits(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private double remaining(String resource) {
        var now = clock.instant();
        return byPayer.values().stream()
                .flatMap(limits -> limits.remaining(resource, now).stream())
                .mapToDouble(Integer::doubleValue)
                .min()
                .orElse(Double.NaN);
    }
}
