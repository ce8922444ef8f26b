package dev.pipe.sandbox.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/** Receives OTLP over HTTP with protobuf bodies, on 127.0.0.1; the bots' endpoint is {@link #url()}. */
public final class SpanCollector implements AutoCloseable {

    private static final int KEPT = 200_000;

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private SpanCollector(HttpServer server) {
        this.server = server;
    }

    /** Starts it; port 0 takes any free one. */
    public static SpanCollector start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var collector = new SpanCollector(server);
        server.createContext("/v1/traces", collector::receive);
        server.createContext("/", SpanCollector::accept); // metrics and logs, which an exporter may send too
        server.start();
        return collector;
    }

    /** The base URL; exporters append {@code /v1/traces}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    public List<Span> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    public Optional<Span> parentOf(Span child) {
        return child.parentSpanId().flatMap(id -> trace(child.traceId()).stream()
                .filter(span -> span.spanId().equals(id))
                .findFirst());
    }

    public void clear() {
        spans.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            empty(exchange, keep(body(exchange)));
        }
    }

    private int keep(byte[] export) {
        try {
            spans.addAll(ReadExport.spans(export));
        } catch (InvalidProtocolBufferException e) {
            return 400;
        }
        while (spans.size() > KEPT) {
            spans.poll();
        }
        return 200;
    }

    private static void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            empty(exchange, 200);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        var body = exchange.getRequestBody();
        return (zipped ? new GZIPInputStream(body) : body).readAllBytes();
    }

    /** An empty protobuf message: everything was accepted. */
    private static void empty(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(status, -1);
    }
}
