package dev.pipe.sandbox.github.page;

import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import java.util.regex.Pattern;

/**
 * The pages show private repositories and let one speak as anybody, so only a page of ours in a browser on this machine
 * gets at what is behind them: {@code Host} is checked, and {@code Origin} where something is written.
 */
final class Loopback {
    private static final Pattern NAME = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private Loopback() {}

    static void require(Request request) {
        var host = request.header("Host");
        if (host == null || !NAME.matcher(host).matches()) {
            throw Refusal.of(403, "The page is served to this machine's own names only, not to " + host);
        }
        var origin = request.header("Origin");
        if (request.method().equals("POST") && !("http://" + host).equals(origin)) {
            throw Refusal.of(403, "Comments are taken from the sandbox's own page only, not from " + origin);
        }
    }
}
