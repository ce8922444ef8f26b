package dev.pipe.sandbox.github.parts;

import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.hooks.Hooks;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.view.Views;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.List;
import java.util.function.Function;

/** What every feature's REST face works with. */
public record Parts(World world, App app, Access access, Views views, Hooks hooks, Pushes pushes) {
    private static final int LONGEST_BODY = 65_536;

    public <T> Answer page(
            Request request, List<T> all, Function<T, ? extends com.fasterxml.jackson.databind.JsonNode> view) {
        return Page.answer(request, world.url, all, view);
    }

    /** The commit that a path names by sha, branch or tag; GitHub answers 422 where there is none. */
    public String commit(Repository repository, String revision) {
        return repository
                .git
                .commit(revision)
                .orElseThrow(() -> Refusal.of(422, "No commit found for SHA: " + revision))
                .name();
    }

    /** A comment's text: present, and not longer than GitHub takes. */
    public static String body(Request request, String resource) {
        var body = request.json().path("body").asText("");
        if (body.isBlank()) {
            throw Refusal.invalid(resource, "body", "Body can't be blank");
        }
        return fitting(body, resource);
    }

    public static String fitting(String body, String resource) {
        if (body != null && body.length() > LONGEST_BODY) {
            throw Refusal.invalid(resource, "body", "body is too long (maximum is " + LONGEST_BODY + " characters)");
        }
        return body;
    }
}
