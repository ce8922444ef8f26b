package dev.pipe.common.github;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** The seam put together by hand, with its books open. */
final class Seam {

    /** How it is configured. */
    record Settings(
            URI endpoint,
            OptionalLong appId,
            Optional<Path> appPrivateKeyFile,
            Optional<String> token,
            Duration requestTimeout,
            Optional<URI> proxy,
            Optional<Path> caFile,
            boolean dryRun)
            implements GitHubConfig {

        @Override
        public Source source() {
            return Source.WEBHOOK;
        }

        static Settings token(URI endpoint, String token) {
            return new Settings(
                    endpoint,
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.of(token),
                    Duration.ofSeconds(10),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }

        static Settings app(URI endpoint, long appId, Path keyFile) {
            return new Settings(
                    endpoint,
                    OptionalLong.of(appId),
                    Optional.of(keyFile),
                    Optional.empty(),
                    Duration.ofSeconds(10),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }

        @Override
        public int retries() {
            return 2;
        }

        @Override
        public Duration retryPause() {
            return Duration.ofMillis(4);
        }

        @Override
        public MemorySize cacheSize() {
            return new MemorySize(BigInteger.valueOf(1_000_000));
        }

        @Override
        public double share() {
            return 0.2;
        }

        @Override
        public double spreadBelow() {
            return 0.1;
        }

        @Override
        public Writes writes() {
            throw new UnsupportedOperationException("no budget at this level");
        }

        @Override
        public Duration limitPause() {
            return Duration.ofMinutes(1);
        }

        Settings timeout(Duration timeout) {
            return new Settings(endpoint, appId, appPrivateKeyFile, token, timeout, proxy, caFile, dryRun);
        }

        Settings proxy(URI address) {
            return new Settings(
                    endpoint, appId, appPrivateKeyFile, token, requestTimeout, Optional.of(address), caFile, dryRun);
        }

        Settings caFile(Path file) {
            return new Settings(
                    endpoint, appId, appPrivateKeyFile, token, requestTimeout, proxy, Optional.of(file), dryRun);
        }

        Settings asDryRun() {
            return new Settings(endpoint, appId, appPrivateKeyFile, token, requestTimeout, proxy, caFile, true);
        }
    }

    final MeterRegistry meters = new SimpleMeterRegistry();
    final List<SpanData> spans = new CopyOnWriteArrayList<>();
    final AnswerCache cache;
    final CountChanges changes = new CountChanges();
    final GitHubConnections connections;
    final GitHubReads reads;
    final GitHubWriter writer;

    Seam(GitHubConfig config) {
        this(config, Clock.systemUTC());
    }

    Seam(GitHubConfig config, Clock clock) {
        var telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(new Keeping()))
                        .build())
                .build();
        var wire = new GitHubWire(config, meters, telemetry);
        cache = new AnswerCache(config);
        var payers = new Payers();
        var limits = new RateLimits(payers, config, clock, meters);
        var time = new GitHubTime(clock);
        var asks = new AskGitHub(config, wire, limits, changes, time);
        var http = new GitHubHttp(asks, cache, new SharedReads(), meters);
        var rest = new GitHubRest(config, http);
        var credentials = new ChooseCredentials(config, rest, payers, time).credentials();
        connections = new GitHubConnections(config, http, rest, credentials);
        var surplus = new SurplusCopies(meters);
        reads = new ReadGitHub(
                connections,
                new ReadChecks(connections),
                new ReadGit(connections),
                new CodeScanning(connections, new ReadGit(connections)));
        writer = new WriteGitHub(
                config,
                meters,
                new WriteComments(connections, surplus),
                new WriteReviews(connections, surplus),
                new SettleReviewThreads(connections),
                new WriteChecks(connections, new WriteStatuses(connections)),
                new WriteLabels(connections),
                new WriteReactions(connections),
                new MergePullRequest(connections),
                new UpdateHeads(connections),
                new ChangePullRequest(connections),
                new ApproveWorkflows(connections),
                new CodeScanning(connections, new ReadGit(connections)));
    }

    double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    double count(String name, String... tags) {
        return meters.find(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private final class Keeping implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
