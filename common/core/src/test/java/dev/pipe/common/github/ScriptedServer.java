package dev.pipe.common.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as a test says, for what no well-behaved GitHub does; the fake GitHub is for the rest. */
final class ScriptedServer implements AutoCloseable {

    /** A request as it came. */
    record Seen(String method, String path, String authorization, String ifNoneMatch) {}

    /** What is to be answered. */
    record Scripted(int status, Map<String, String> headers, byte[] body) {
        static Scripted json(int status, String body) {
            return new Scripted(
                    status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        Scripted header(String name, String value) {
            var more = new HashMap<>(headers);
            more.put(name, value);
            return new Scripted(status, more, body);
        }
    }

    /** Decides what is answered; null answers the head of a body that never comes. */
    interface Script {
        Scripted answer(Seen request);
    }

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Script script;

    ScriptedServer(Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("If-None-Match"));
        seen.add(request);
        var scripted = script.answer(request);
        if (scripted == null) {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().flush();
            return;
        }
        scripted.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(scripted.status(), scripted.body().length == 0 ? -1 : scripted.body().length);
        try (var body = exchange.getResponseBody()) {
            body.write(scripted.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
