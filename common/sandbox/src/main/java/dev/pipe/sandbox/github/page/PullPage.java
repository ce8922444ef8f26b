package dev.pipe.sandbox.github.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
 * comment as any user one picks.
 */
public final class PullPage {
    private static final Pattern DATA = Pattern.compile("/_web/pulls/([^/]+)/([^/]+)/(\\d+)");
    private static final Pattern PAGE = Pattern.compile("/(?!repos/)([^/]+)/([^/]+)/pull/(\\d+)");
    private static final Pattern COMMENTS = Pattern.compile(DATA.pattern() + "/comments");
    private static final int WHOLE = 100;
    private static final int MOST = 1000;

    private final World world;
    private final Routes routes;
    private final Access access;

    public PullPage(World world, Routes routes, Access access) {
        this.world = world;
        this.routes = routes;
        this.access = access;
    }

    public boolean takes(Request request) {
        var path = request.path();
        return switch (request.method()) {
            case "GET" -> DATA.matcher(path).matches() || PAGE.matcher(path).matches();
            case "POST" -> COMMENTS.matcher(path).matches();
            default -> false;
        };
    }

    public Answer answer(Request request) {
        world.lock.lock();
        try {
            var page = PAGE.matcher(request.path());
            if (page.matches()) {
                return Html.page("pull.html", () -> everything(request, page));
            }
            var data = DATA.matcher(request.path());
            return data.matches() ? Answer.ok(everything(request, data)) : comment(request);
        } catch (Refusal refusal) {
            return refusal.answer();
        } finally {
            world.lock.unlock();
        }
    }

    private ObjectNode everything(Request request, Matcher page) {
        Loopback.require(request);
        var repository = repository(page);
        var viewer = Actor.user(repository.owner);
        var base = "/repos/" + page.group(1) + "/" + page.group(2);
        var pull = base + "/pulls/" + page.group(3);
        var shown = get(viewer, pull);
        var head = base + "/commits/" + shown.path("head").path("sha").asText();
        return Json.object(
                "pull", shown,
                "comments", list(viewer, base + "/issues/" + page.group(3) + "/comments"),
                "reviews", list(viewer, pull + "/reviews"),
                "reviewComments", list(viewer, pull + "/comments"),
                "files", list(viewer, pull + "/files"),
                "commits", list(viewer, pull + "/commits"),
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
        Loopback.require(request);
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

    /** Page after page, to a limit far above what a person reads. */
    private ArrayNode list(Actor viewer, String path) {
        var all = Json.array(List.of());
        for (var number = 1; all.size() == (number - 1) * WHOLE && all.size() < MOST; number++) {
            get(viewer, path + "?per_page=" + WHOLE + "&page=" + number).forEach(all::add);
        }
        return all;
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
