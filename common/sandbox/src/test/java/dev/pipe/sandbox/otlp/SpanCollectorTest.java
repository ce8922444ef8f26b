package dev.pipe.sandbox.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SpanCollectorTest {

    @Test
    void aTraceCanBeFollowedFromChildToParent() throws Exception {
        try (var collector = SpanCollector.start(0)) {
            assertThat(post(collector, export(), false)).isEqualTo(200);

            List<Span> trace = collector.trace("000102030405060708090a0b0c0d0e0f");

            assertThat(trace).hasSize(2);
            assertThat(trace.get(1).service()).isEqualTo("review-bot");
            assertThat(trace.get(1).attributes()).containsEntry("http.status", "201");
            assertThat(collector.parentOf(trace.get(1))).isEqualTo(Optional.of(trace.get(0)));
            assertThat(collector.parentOf(trace.get(0))).isEmpty();
        }
    }

    @Test
    void zippedExportsAreReadAndOthersRefused() throws Exception {
        try (var collector = SpanCollector.start(0)) {
            assertThat(post(collector, export(), true)).isEqualTo(200);
            assertThat(collector.spans()).hasSize(2);
            assertThat(post(collector, "not protobuf".getBytes(), false)).isEqualTo(400);
        }
    }

    private static byte[] export() {
        var trace = ByteString.copyFrom(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
        var root = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(trace)
                .setSpanId(ByteString.copyFrom(new byte[] {1, 1, 1, 1, 1, 1, 1, 1}))
                .setName("POST /webhooks/github");
        var child = root.clone()
                .setSpanId(ByteString.copyFrom(new byte[] {2, 2, 2, 2, 2, 2, 2, 2}))
                .setParentSpanId(ByteString.copyFrom(new byte[] {1, 1, 1, 1, 1, 1, 1, 1}))
                .addAttributes(KeyValue.newBuilder()
                        .setKey("http.status")
                        .setValue(AnyValue.newBuilder().setIntValue(201)));
        var service = KeyValue.newBuilder()
                .setKey("service.name")
                .setValue(AnyValue.newBuilder().setStringValue("review-bot"));
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder().addAttributes(service))
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(root).addSpans(child)))
                .build()
                .toByteArray();
    }

    private static int post(SpanCollector collector, byte[] body, boolean zipped) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(collector.url() + "/v1/traces"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped ? zip(body) : body));
        if (zipped) {
            request.header("Content-Encoding", "gzip");
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static byte[] zip(byte[] body) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }
}
