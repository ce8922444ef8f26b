package dev.pipe.sandbox.github.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.Comparator;

/** The way in: every repository with its pull requests. */
public final class RepositoriesPage {
    private static final String DATA = "/_web/repositories";

    private final World world;

    public RepositoriesPage(World world) {
        this.world = world;
    }

    /** To a program the root is the REST interface's. */
    public boolean takes(Request request) {
        return request.method().equals("GET")
                && (request.path().equals(DATA) || request.path().equals("/") && request.accepts("text/html"));
    }

    public Answer answer(Request request) {
        world.lock.lock();
        try {
            return request.path().equals(DATA) ? Answer.ok(all(request)) : Html.page("index.html", () -> all(request));
        } catch (Refusal refusal) {
            return refusal.answer();
        } finally {
            world.lock.unlock();
        }
    }

    private ArrayNode all(Request request) {
        Loopback.require(request);
        return Json.array(world.repositories.values(), RepositoriesPage::view);
    }

    private static ObjectNode view(Repository repository) {
        var newestFirst = repository.pulls().stream()
                .sorted(Comparator.comparingInt((PullRequest pull) -> pull.number)
                        .reversed())
                .toList();
        return Json.object(
                "name",
                repository.fullName(),
                "private",
                repository.isPrivate,
                "pulls",
                Json.array(newestFirst, RepositoriesPage::view));
    }

    private static ObjectNode view(PullRequest pull) {
        return Json.object(
                "number", pull.number,
                "title", pull.title,
                "author", pull.author.login(),
                "state", pull.open ? "open" : "closed",
                "merged", pull.merged,
                "draft", pull.draft,
                "updated_at", pull.updatedAt,
                "labels", Json.array(pull.labels, one -> Json.object("name", one.name, "color", one.color)));
    }
}
