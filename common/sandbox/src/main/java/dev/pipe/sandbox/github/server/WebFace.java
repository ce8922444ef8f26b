package dev.pipe.sandbox.github.server;

import com.sun.net.httpserver.HttpExchange;
import dev.pipe.sandbox.github.hooks.LiveEvents;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.page.Html;
import dev.pipe.sandbox.github.page.PullPage;
import dev.pipe.sandbox.github.page.RepositoriesPage;
import dev.pipe.sandbox.github.pulls.PullDiffs;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a browser sees: the list of repositories, a pull request's page and its diff, what pages are made of, and the
 * stream of changes that keeps them fresh.
 */
public final class WebFace implements AutoCloseable {
    private static final Pattern DIFF = Pattern.compile("/(?!repos/)([^/]+)/([^/]+)/pull/(\\d+)\\.(?:diff|patch)");
    private static final Pattern ASSET = Pattern.compile("/_web/([\\w.-]+)");
    private static final String EVENTS = "/_sandbox/events";
    private static final int PULSE_SECONDS = 15;

    private final World world;
    private final LiveEvents live;
    private final PullPage pullPage;
    private final RepositoriesPage repositoriesPage;
    private volatile boolean closed;

    public WebFace(World world, LiveEvents live, PullPage pullPage) {
        this.world = world;
        this.live = live;
        this.pullPage = pullPage;
        this.repositoriesPage = new RepositoriesPage(world);
    }

    boolean takes(Request request) {
        var path = request.path();
        return pullPage.takes(request)
                || repositoriesPage.takes(request)
                || request.method().equals("GET")
                        && (path.equals(EVENTS)
                                || ASSET.matcher(path).matches()
                                || DIFF.matcher(path).matches());
    }

    void serve(Request request, HttpExchange exchange) throws IOException, InterruptedException {
        if (request.path().equals(EVENTS)) {
            stream(exchange);
        } else if (pullPage.takes(request)) {
            ApiServer.write(exchange, request, pullPage.answer(request));
        } else if (repositoriesPage.takes(request)) {
            ApiServer.write(exchange, request, repositoriesPage.answer(request));
        } else {
            ApiServer.write(exchange, request, answer(request));
        }
    }

    private Answer answer(Request request) {
        try {
            var asset = ASSET.matcher(request.path());
            return asset.matches() ? Html.resource(asset.group(1)) : diff(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer diff(Request request) {
        var page = DIFF.matcher(request.path());
        if (!page.matches()) {
            throw Refusal.notFound();
        }
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
