package dev.pipe.sandbox.github.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pull request's page shows and does: all of it as one JSON, gathered by the REST routes themselves, and a
 * comment as any user one picks. Whoever can reach the port may do this, so only a page of ours in a browser on this
 * machine is let in to write: {@code Host} and {@code Origin} are checked.
 */
public final class PullPage {
    private static final Pattern DATA = Pattern.compile("/_web/pulls/([^/]+)/([^/]+)/(\\d+)");
    private static final Pattern COMMENTS = Pattern.compile(DATA.pattern() + "/comments");
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

    private final World world;
    private final Routes routes;
    private final Access access;

    public PullPage(World world, Routes routes, Access access) {
        this.world = world;
        this.routes = routes;
        this.access = access;
    }

    public boolean takes(Request request) {
        return request.method().equals("GET") && DATA.matcher(request.path()).matches()
                || request.method().equals("POST")
                        && COMMENTS.matcher(request.path()).matches();
    }

    public Answer answer(Request request) {
        world.lock.lock();
        try {
            requireLoopback(request);
            var data = DATA.matcher(request.path());
            return data.matches() ? Answer.ok(everything(data)) : comment(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        } finally {
            world.lock.unlock();
        }
    }

    private static void requireLoopback(Request request) {
        var host = request.header("Host");
        if (host == null || !LOOPBACK.matcher(host).matches()) {
            throw Refusal.of(403, "The page is served to this machine's own names only, not to " + host);
        }
        var origin = request.header("Origin");
        if (request.method().equals("POST") && !("http://" + host).equals(origin)) {
            throw Refusal.of(403, "Comments are taken from the sandbox's own page only, not from " + origin);
        }
    }

    private ObjectNode everything(Matcher page) {
        var repository = repository(page);
        var viewer = Actor.user(repository.owner);
        var base = "/repos/" + page.group(1) + "/" + page.group(2);
        var pull = base + "/pulls/" + page.group(3);
        var shown = get(viewer, pull);
        var head = base + "/commits/" + shown.path("head").path("sha").asText();
        return Json.object(
                "pull", shown,
                "comments", get(viewer, base + "/issues/" + page.group(3) + "/comments?per_page=100"),
                "reviews", get(viewer, pull + "/reviews?per_page=100"),
                "reviewComments", get(viewer, pull + "/comments?per_page=100"),
                "files", get(viewer, pull + "/files?per_page=100"),
                "commits", get(viewer, pull + "/commits?per_page=100"),
                "checks", get(viewer, head + "/check-runs?per_page=100").path("check_runs"),
                "statuses", get(viewer, head + "/status").path("statuses"),
                "people", Json.array(people(repository)));
    }

    private List<ObjectNode> people(Repository repository) {
        return world.accounts.values().stream()
                .filter(account -> account.type() == Account.Type.User)
                .map(account -> Json.object(
                        "login", account.login(),
                        "type", "User",
                        "permission", access.permission(account, repository).roleName()))
                .toList();
    }

    private Answer comment(Request request) {
        var page = COMMENTS.matcher(request.path());
        if (!page.matches()) {
            throw Refusal.notFound();
        }
        var repository = repository(page);
        var said = request.json();
        var speaker = world.account(said.path("as").asText())
                .filter(account -> account.type() == Account.Type.User)
                .orElseThrow(() -> Refusal.of(422, "Pick who is speaking"));
        var path = "/repos/" + repository.fullName() + "/issues/" + page.group(3) + "/comments";
        var body = Json.bytes(Json.object("body", said.path("body").asText()));
        return call(Request.of("POST", URI.create(path), Map.of(), body).by(Actor.user(speaker)));
    }

    private Repository repository(Matcher page) {
        var repository = world.repositories.get(page.group(1) + "/" + page.group(2));
        if (repository == null) {
            throw Refusal.notFound();
        }
        return repository;
    }

    private JsonNode get(Actor viewer, String path) {
        var rendered = Map.of("Accept", List.of("application/vnd.github.full+json"));
        var answer =
                call(Request.of("GET", URI.create(path), rendered, new byte[0]).by(viewer));
        try {
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer call(Request request) {
        return routes.find(request).orElseThrow(Refusal::notFound).answer();
    }
}
