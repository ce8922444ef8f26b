package dev.pipe.sandbox.github.repositories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Repository;
import java.util.List;
import java.util.Map;

/** Refs, and the merge of one branch into another. */
public final class RefRest {
    private static final String GIT = "/repos/{owner}/{repo}/git";
    private static final String HEADS = "refs/heads/";

    private final Parts parts;

    public RefRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(GIT + "/ref/{ref*}", this::get)
                .get(GIT + "/matching-refs/{ref*}", this::matching)
                .get(GIT + "/refs", this::all)
                .post(GIT + "/refs", this::create)
                .patch(GIT + "/refs/{ref*}", this::move)
                .delete(GIT + "/refs/{ref*}", this::delete)
                .post("/repos/{owner}/{repo}/merges", this::merge);
    }

    private Answer get(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var name = "refs/" + request.var("ref");
        return Answer.ok(view(repository, name, repository.git.ref(name).orElseThrow(Refusal::notFound)));
    }

    private Answer matching(Request request) {
        return list(request, "refs/" + request.var("ref"));
    }

    private Answer all(Request request) {
        return list(request, "refs/");
    }

    private Answer list(Request request, String prefix) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        List<Map.Entry<String, String>> refs = repository.git.refs("refs/").entrySet().stream()
                .filter(ref -> ref.getKey().startsWith(prefix))
                .toList();
        return parts.page(request, refs, ref -> view(repository, ref.getKey(), ref.getValue()));
    }

    private Answer create(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var name = request.json().path("ref").asText("");
        if (!name.startsWith("refs/") || name.chars().filter(c -> c == '/').count() < 2) {
            throw Refusal.of(422, "Reference name must start with 'refs/' and have at least two slashes.");
        }
        if (repository.git.ref(name).isPresent()) {
            throw Refusal.of(422, "Reference already exists");
        }
        var sha = object(repository, request);
        update(repository, name, sha, request);
        return Answer.created(view(repository, name, sha));
    }

    private Answer move(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var name = "refs/" + request.var("ref");
        var before = repository.git.ref(name).orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        var sha = object(repository, request);
        if (!request.json().path("force").asBoolean(false) && !repository.git.isAncestor(before, sha)) {
            throw Refusal.of(422, "Update is not a fast forward");
        }
        update(repository, name, sha, request);
        return Answer.ok(view(repository, name, sha));
    }

    private static String object(Repository repository, Request request) {
        return repository
                .git
                .commit(request.json().path("sha").asText(""))
                .orElseThrow(() -> Refusal.of(422, "Object does not exist"))
                .name();
    }

    private void update(Repository repository, String name, String sha, Request request) {
        if (name.startsWith(HEADS)) {
            parts.pushes().move(repository, name.substring(HEADS.length()), sha, request.actor());
        } else {
            repository.git.setRef(name, sha);
        }
    }

    private Answer delete(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var name = "refs/" + request.var("ref");
        repository.git.ref(name).orElseThrow(() -> Refusal.of(422, "Reference does not exist"));
        if (name.startsWith(HEADS)) {
            parts.pushes().delete(repository, name.substring(HEADS.length()), request.actor());
        } else {
            repository.git.deleteRef(name);
        }
        return Answer.noContent();
    }

    private ObjectNode view(Repository repository, String name, String sha) {
        var url = parts.views().urls.repo(repository);
        return Json.object(
                "ref",
                name,
                "node_id",
                "REF_" + sha.substring(0, 20),
                "url",
                url + "/git/" + name,
                "object",
                Json.object("type", "commit", "sha", sha, "url", url + "/git/commits/" + sha));
    }

    private Answer merge(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var json = request.json();
        var base = json.path("base").asText("");
        var tip = repository.git.branch(base).orElseThrow(() -> Refusal.of(404, "Base does not exist"));
        var head = repository
                .git
                .commit(json.path("head").asText(""))
                .orElseThrow(() -> Refusal.of(404, "Head does not exist"))
                .name();
        if (repository.git.isAncestor(head, tip)) {
            return Answer.noContent();
        }
        var account = request.actor().account();
        var author = new Author(account.login(), account.email(), parts.world().now());
        var message =
                json.path("commit_message").asText("Merge " + json.path("head").asText() + " into " + base);
        var sha = repository
                .merges
                .merge(tip, head, message, author)
                .orElseThrow(() -> Refusal.of(409, "Merge conflict"));
        parts.pushes().move(repository, base, sha, request.actor());
        return Answer.created(parts.views().commits.commit(repository, repository.git.existing(sha)));
    }
}
