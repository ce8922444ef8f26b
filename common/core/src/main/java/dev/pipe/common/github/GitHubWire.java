package dev.pipe.common.github;

import com.fasterxml.jackson.core.JsonFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request, one answer: counted, traced, limited in time, never repeated and never redirected. */
@ApplicationScoped
class GitHubWire {

    private final HttpClient client;
    private final Duration timeout;
    private final long most;
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final JsonFactory json = new JsonFactory();

    GitHubWire(GitHubConfig config, MeterRegistry meters, OpenTelemetry telemetry) {
        this.client = ConnectToGitHub.client(config);
        this.timeout = config.requestTimeout();
        this.most = BoundedBody.bearable();
        this.meters = meters;
        this.tracer = telemetry.getTracer("dev.pipe.github");
    }

    /**
     * @throws GitHubUnanswered when there is no answer, or none that is whole
     * @throws GitHubTooLarge when it is more than this process can bear
     */
    Answer send(HttpRequest request) throws IOException {
        var group = EndpointGroup.of(request.uri().getPath());
        var span = tracer.spanBuilder(request.method() + " " + group)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", request.method())
                .setAttribute("server.address", request.uri().getHost())
                .setAttribute(GitHubTelemetry.ENDPOINT_GROUP, group)
                .startSpan();
        try (var scope = span.makeCurrent()) {
            var answer = answerTo(request, group, span);
            answer.refusal().ifPresent(refusal -> span.setStatus(StatusCode.ERROR, refusal.getMessage()));
            return answer;
        } finally {
            span.end();
        }
    }

    private Answer answerTo(HttpRequest request, String group, Span span) throws IOException {
        var status = "none";
        try {
            var response = await(request);
            status = String.valueOf(response.statusCode());
            span.setAttribute("http.response.status_code", response.statusCode());
            return whole(new Answer(response.statusCode(), response.headers(), unzipped(response)));
        } catch (IOException e) {
            span.setStatus(StatusCode.ERROR, e.getMessage());
            throw e;
        } finally {
            meters.counter(
                            GitHubTelemetry.REQUESTS,
                            GitHubTelemetry.ENDPOINT_GROUP,
                            group,
                            GitHubTelemetry.STATUS,
                            status)
                    .increment();
        }
    }

    /** The client's own timeout ends with the answer's headers; a body may still never come. */
    private HttpResponse<byte[]> await(HttpRequest request) throws IOException {
        var coming = client.sendAsync(request, BoundedBody.handler(most));
        try {
            return coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new GitHubTooSlow("no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GitHubTooLarge) {
                throw new GitHubTooLarge(most);
            }
            var why = e.getCause().getMessage();
            throw new GitHubUnanswered(
                    "no answer: " + (why == null ? e.getCause().getClass().getSimpleName() : why), e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new GitHubUnanswered("interrupted while waiting for the answer", e);
        }
    }

    private byte[] unzipped(HttpResponse<byte[]> response) throws IOException {
        var zipped = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        if (!zipped || response.body().length == 0) {
            return response.body();
        }
        try {
            return BoundedBody.unzipped(response.body(), most);
        } catch (GitHubTooLarge e) {
            throw e;
        } catch (IOException e) {
            throw new GitHubUnanswered("an answer that cannot be unzipped: " + e.getMessage(), e);
        }
    }

    /** Broken JSON is found out here, before a cache keeps it for as long as its ETag is good. */
    private Answer whole(Answer answer) throws IOException {
        if (answer.status() >= 300 || answer.body().length == 0 || !answer.saysJson()) {
            return answer;
        }
        try (var parser = json.createParser(answer.body())) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return answer;
        } catch (IOException e) {
            throw new GitHubUnanswered("an answer that is broken JSON", e);
        }
    }
}
