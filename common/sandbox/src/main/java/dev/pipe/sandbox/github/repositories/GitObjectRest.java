package dev.pipe.sandbox.github.repositories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.git.Commits;
import dev.pipe.sandbox.github.git.NewObjects;
import dev.pipe.sandbox.github.git.Trees;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Repository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** GitHub's git database: blobs, trees and commits. */
public final class GitObjectRest {
    private static final String GIT = "/repos/{owner}/{repo}/git";

    private final Parts parts;

    public GitObjectRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(GIT + "/blobs/{sha}", this::blob)
                .post(GIT + "/blobs", this::newBlob)
                .get(GIT + "/trees/{sha*}", this::tree)
                .post(GIT + "/trees", this::newTree)
                .get(GIT + "/commits/{sha}", this::commit)
                .post(GIT + "/commits", this::newCommit);
    }

    private Answer blob(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var sha = request.var("sha");
        var content = new Trees(repository.git).blob(sha).orElseThrow(Refusal::notFound);
        if (request.accepts(".raw")) {
            return Answer.text("application/vnd.github.raw; charset=utf-8", content);
        }
        return Answer.ok(Json.object(
                "sha",
                sha,
                "node_id",
                "B_" + sha.substring(0, 20),
                "size",
                content.length,
                "url",
                url(repository) + "/git/blobs/" + sha,
                "content",
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n",
                "encoding",
                "base64"));
    }

    private Answer newBlob(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var json = request.json();
        var content = json.path("content").asText("");
        var bytes = json.path("encoding").asText("utf-8").equals("base64")
                ? Base64.getMimeDecoder().decode(content)
                : content.getBytes(StandardCharsets.UTF_8);
        var sha = new NewObjects(repository.git).blob(bytes);
        return Answer.created(Json.object("url", url(repository) + "/git/blobs/" + sha, "sha", sha));
    }

    private Answer tree(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        return Answer.ok(view(repository, request.var("sha"), request.param("recursive", null) != null));
    }

    private JsonNode view(Repository repository, String revision, boolean recursive) {
        var trees = new Trees(repository.git);
        var id = trees.treeId(revision).orElseThrow(Refusal::notFound);
        return Json.object(
                "sha",
                id.name(),
                "url",
                url(repository) + "/git/trees/" + id.name(),
                "tree",
                Json.array(trees.list(id, recursive), entry -> entry(repository, entry)),
                "truncated",
                false);
    }

    private JsonNode entry(Repository repository, Trees.Entry entry) {
        var kind = entry.type().equals("blob") ? "blobs" : entry.type().equals("tree") ? "trees" : "commits";
        var node = Json.object(
                "path", entry.path(),
                "mode", entry.mode(),
                "type", entry.type(),
                "sha", entry.sha(),
                "url", url(repository) + "/git/" + kind + "/" + entry.sha());
        if (entry.size() != null) {
            node.put("size", entry.size());
        }
        return node;
    }

    private Answer newTree(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var json = request.json();
        var base = json.hasNonNull("base_tree")
                ? new Trees(repository.git)
                        .treeId(json.get("base_tree").asText())
                        .orElseThrow(() -> Refusal.of(422, "base_tree is not a tree"))
                : null;
        var entries = new ArrayList<NewObjects.Entry>();
        json.path("tree").forEach(entry -> entries.add(newEntry(repository, entry)));
        var sha = new NewObjects(repository.git).tree(base, entries);
        return Answer.created(view(repository, sha, false));
    }

    private static NewObjects.Entry newEntry(Repository repository, JsonNode json) {
        var sha = json.hasNonNull("content")
                ? new NewObjects(repository.git)
                        .blob(json.get("content").asText().getBytes(StandardCharsets.UTF_8))
                : Json.text(json, "sha");
        return new NewObjects.Entry(
                json.path("path").asText(), json.path("mode").asText("100644"), sha);
    }

    private Answer commit(Request request) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var commit = repository.git.commit(request.var("sha")).orElseThrow(Refusal::notFound);
        return Answer.ok(parts.views().commits.raw(repository, commit));
    }

    private Answer newCommit(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var json = request.json();
        var tree = new Trees(repository.git)
                .treeId(json.path("tree").asText(""))
                .orElseThrow(() -> Refusal.of(422, "Tree SHA does not exist"));
        var parents = new ArrayList<String>();
        json.path("parents").forEach(parent -> parents.add(parts.commit(repository, parent.asText())));
        var account = request.actor().account();
        var author = new Author(
                json.path("author").path("name").asText(account.login()),
                json.path("author").path("email").asText(account.email()),
                parts.world().now());
        var sha = new Commits(repository.git)
                .commit(tree.name(), List.copyOf(parents), json.path("message").asText(""), author);
        return Answer.created(parts.views().commits.raw(repository, repository.git.existing(sha)));
    }

    private String url(Repository repository) {
        return parts.views().urls.repo(repository);
    }
}
