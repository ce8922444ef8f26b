package dev.pipe.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Someone who takes webhooks. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    volatile int status = 202;

    record Hook(Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }

        JsonNode json() {
            try {
                return Json.parse(body);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** As in {@code pull_request.opened}. */
        String name() {
            var action = Json.text(json(), "action");
            return header("X-github-event") + (action == null ? "" : "." + action);
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            hooks.add(new Hook(
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/github");
    }

    List<Hook> hooks() {
        return hooks;
    }

    List<String> names() {
        return hooks.stream().map(Hook::name).toList();
    }

    Hook first(String name) {
        return hooks.stream()
                .filter(hook -> hook.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
