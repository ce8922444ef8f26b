package dev.pipe.sandbox.github.server;

import com.sun.net.httpserver.HttpExchange;
import dev.pipe.sandbox.github.hooks.LiveEvents;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.page.PullPage;
import dev.pipe.sandbox.github.pulls.PullDiffs;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a browser sees: a pull request's page and its files from the resources under {@code web/}, the page's diff, and
 * the stream of changes that keeps it fresh.
 */
public final class WebFace implements AutoCloseable {
    private static final Pattern PULL = Pattern.compile("/([^/]+)/([^/]+)/pull/(\\d+)(\\.diff|\\.patch)?");
    private static final Pattern ASSET = Pattern.compile("/_web/([\\w.-]+)");
    private static final String EVENTS = "/_sandbox/events";
    private static final int PULSE_SECONDS = 15;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final World world;
    private final LiveEvents live;
    private final PullPage pullPage;
    private volatile boolean closed;

    public WebFace(World world, LiveEvents live, PullPage pullPage) {
        this.world = world;
        this.live = live;
        this.pullPage = pullPage;
    }

    boolean takes(Request request) {
        var path = request.path();
        return pullPage.takes(request)
                || request.method().equals("GET")
                        && (path.equals(EVENTS)
                                || ASSET.matcher(path).matches()
                                || !path.startsWith("/repos/")
                                        && PULL.matcher(path).matches());
    }

    void serve(Request request, HttpExchange exchange) throws IOException, InterruptedException {
        if (request.path().equals(EVENTS)) {
            stream(exchange);
        } else if (pullPage.takes(request)) {
            ApiServer.write(exchange, request, pullPage.answer(request));
        } else {
            ApiServer.write(exchange, request, answer(request));
        }
    }

    private Answer answer(Request request) {
        try {
            var asset = ASSET.matcher(request.path());
            if (asset.matches()) {
                return resource(asset.group(1));
            }
            var page = PULL.matcher(request.path());
            return page.matches() && page.group(4) != null ? diff(request, page) : resource("pull.html");
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer diff(Request request, java.util.regex.Matcher page) {
        world.lock.lock();
        try {
            var repository = world.repositories.get(page.group(1) + "/" + page.group(2));
            if (repository == null || repository.isPrivate) {
                throw Refusal.notFound();
            }
            var pull = repository.pull(Integer.parseInt(page.group(3))).orElseThrow(Refusal::notFound);
            return PullDiffs.answer(request, pull);
        } finally {
            world.lock.unlock();
        }
    }

    private static Answer resource(String name) {
        try (var in = WebFace.class.getResourceAsStream("/dev/pipe/sandbox/github/web/" + name)) {
            if (in == null) {
                throw Refusal.notFound();
            }
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return Answer.text(type, in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        var queue = live.listen();
        try (var out = exchange.getResponseBody()) {
            out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!closed) {
                var change = queue.poll(PULSE_SECONDS, TimeUnit.SECONDS);
                var line = change == null
                        ? ": still here\n\n"
                        : "data: " + new String(Json.bytes(change), StandardCharsets.UTF_8) + "\n\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } finally {
            live.leave(queue);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
