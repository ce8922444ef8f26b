package dev.pipe.sandbox.github.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.faults.InjectFault;
import dev.pipe.sandbox.github.faults.RestFaults;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one port: takes requests, applies faults and limits, asks the routes, writes answers. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ApiServer.class.getName());

    private final World world;
    private final Credentials credentials;
    private final Routes routes;
    private final RestFaults faults;
    private final InjectFault inject;
    private final RateLimits limits;
    private final RequestLog log;
    private final WebFace web;
    private final GitHttp git;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What the server serves; bound to its socket first, because every answer carries the address. */
    public record Inside(
            World world,
            Credentials credentials,
            Routes routes,
            RestFaults faults,
            RateLimits limits,
            RequestLog log,
            WebFace web,
            GitHttp git) {}

    public ApiServer(HttpServer server, Inside inside) {
        this.server = server;
        this.world = inside.world();
        this.credentials = inside.credentials();
        this.routes = inside.routes();
        this.faults = inside.faults();
        this.inject = new InjectFault(credentials);
        this.limits = inside.limits();
        this.log = inside.log();
        this.web = inside.web();
        this.git = inside.git();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A socket on the loopback interface; port 0 takes a free one. */
    public static HttpServer bind(int port) throws IOException {
        // Otherwise each answer on a kept connection waits for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request = Request.of(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
            if (git.takes(request)) {
                git.serve(request, exchange);
                return;
            }
            if (web.takes(request)) {
                web.serve(request, exchange);
                return;
            }
            var start = System.nanoTime();
            log.begin();
            var served = serve(request);
            var millis = (System.nanoTime() - start) / 1_000_000;
            log.add(new RequestLog.Entry(
                    world.clock.instant(),
                    request.method(),
                    request.path(),
                    request.query(),
                    served.actor(),
                    served.answer().map(Answer::status).orElse(0),
                    millis));
            if (served.answer().isPresent()) {
                write(exchange, request, served.answer().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "The fake GitHub failed at " + exchange.getRequestURI(), e);
            throw e;
        }
    }

    /** Without an answer the connection is closed in the client's face. */
    private record Served(String actor, Optional<Answer> answer) {}

    private Served serve(Request raw) throws InterruptedException {
        Request request;
        try {
            request = raw.path().startsWith("/_sandbox/") ? raw : raw.by(credentials.actor(raw));
        } catch (Refusal refusal) {
            return new Served("(refused)", Optional.of(refusal.answer()));
        }
        var actor = request.actor().login();
        if (request.path().startsWith("/_sandbox/")) {
            return new Served("(sandbox)", Optional.of(work(request)));
        }
        var fault = faults.take(request.method(), request.path(), actor);
        if (fault.isPresent()) {
            var seen = request;
            return new Served(actor, inject.into(request, fault.get(), () -> limited(seen, actor)));
        }
        return new Served(actor, Optional.of(limited(request, actor)));
    }

    private Answer limited(Request request, String actor) {
        if (request.path().equals("/rate_limit")) {
            return limits.told(Answer.ok(limits.view(actor)), actor);
        }
        try {
            limits.spend(actor);
        } catch (Refusal refusal) {
            return limits.told(refusal.answer(), actor);
        }
        var answer = Etags.tagged(request, work(request));
        if (answer.status() == 304) {
            limits.giveBack(actor);
        }
        return limits.told(answer, actor);
    }

    private Answer work(Request request) {
        var found = routes.find(request);
        if (found.isEmpty()) {
            return Refusal.notFound().answer();
        }
        if (found.get().waits()) {
            return answer(found.get());
        }
        world.lock.lock();
        try {
            return answer(found.get());
        } finally {
            world.lock.unlock();
        }
    }

    private static Answer answer(Routes.Found found) {
        try {
            return found.answer();
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.ERROR,
                    "The fake GitHub failed at " + found.request().method() + " "
                            + found.request().path(),
                    e);
            return Refusal.of(500, "The fake GitHub failed: " + e).answer();
        }
    }

    static void write(HttpExchange exchange, Request request, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-GitHub-Request-Id", Long.toHexString(System.nanoTime()));
        var headOnly = request.method().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), headOnly ? -1 : answer.body().length);
        if (!headOnly) {
            var sent = answer.isCutShort() ? answer.body().length / 2 : answer.body().length;
            exchange.getResponseBody().write(answer.body(), 0, sent);
        }
    }

    @Override
    public void close() {
        faults.clear();
        web.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
