package dev.pipe.local.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A page on this machine that sends the person to GitHub with the manifest, and takes the code that GitHub sends back.
 * Only an answer that carries our own {@code state} is believed: another page could send a browser here too.
 */
final class AskOnLoopback implements AutoCloseable {

    private static final int STATE_BYTES = 24;

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<String> code = new CompletableFuture<>();

    private AskOnLoopback(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    /** What the App is to be: GitHub's page for new ones, its name, its homepage and where its deliveries go. */
    record Wish(String page, String name, String homepage, String webhook) {}

    static AskOnLoopback begin(Wish wish) throws IOException {
        var bytes = new byte[STATE_BYTES];
        new SecureRandom().nextBytes(bytes);
        var state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var ask = new AskOnLoopback(server, state);
        var manifest = new Manifest(wish.name(), wish.homepage(), wish.webhook(), ask.url() + "callback");
        var form = form(wish.page() + "?state=" + state, manifest.json().toString());
        server.createContext("/", exchange -> ask.show(exchange, form));
        server.createContext("/callback", ask::take);
        server.start();
        return ask;
    }

    /** Where the person begins. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Waits until GitHub has sent the person back. */
    String await(Duration patience) throws IOException, InterruptedException {
        try {
            return code.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Nobody came back from GitHub within " + patience.toMinutes() + " minutes", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    private void show(HttpExchange exchange, String form) throws IOException {
        var own = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, own ? 200 : 404, own ? form : "<p>There is nothing here.");
    }

    private void take(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var given = parameter(query, "state");
        var found = parameter(query, "code");
        if (!MessageDigest.isEqual(bytes(given), bytes(state)) || !found.matches("[A-Za-z0-9_-]{1,128}")) {
            answer(exchange, 400, "<p>This answer does not belong to the question that was asked. Begin anew.");
            return;
        }
        answer(exchange, 200, "<p>The App is made. Go on in the terminal; this page can be closed.");
        code.complete(found);
    }

    private static String parameter(String query, String name) {
        for (var pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String html) throws IOException {
        var page = bytes("<!doctype html><meta charset=utf-8><title>PIPE and GitHub</title>"
                + "<body style=\"font:1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto\">" + html);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, page.length);
        try (var body = exchange.getResponseBody()) {
            body.write(page);
        }
    }

    private static String form(String action, String manifest) {
        var needs = new StringBuilder();
        Need.PERMISSIONS.forEach(need -> needs.append("<li><b>")
                .append(need.name())
                .append("</b> (")
                .append(need.level())
                .append("): ")
                .append(escaped(need.reason())));
        return "<h1>Make a GitHub App for PIPE</h1><p>GitHub asks you next. The App will be allowed to:<ul>" + needs
                + "</ul><form method=\"post\" action=\"" + escaped(action)
                + "\"><input type=\"hidden\" name=\"manifest\" value=\"" + escaped(manifest)
                + "\"><button>Go to GitHub</button></form>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    @Override
    public void close() {
        server.stop(1);
    }
}
