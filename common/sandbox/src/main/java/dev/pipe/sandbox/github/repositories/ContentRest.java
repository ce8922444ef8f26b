package dev.pipe.sandbox.github.repositories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.git.Commits;
import dev.pipe.sandbox.github.git.Trees;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.Repository;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Files by path. */
public final class ContentRest {
    private static final String CONTENTS = "/repos/{owner}/{repo}/contents";

    private final Parts parts;

    public ContentRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(CONTENTS + "/{path*}", request -> get(request, request.var("path")))
                .get(CONTENTS, request -> get(request, ""))
                .put(CONTENTS + "/{path*}", this::put)
                .delete(CONTENTS + "/{path*}", this::delete);
    }

    private Answer get(Request request, String rawPath) {
        var repository = parts.access().repository(request, Right.READ_CONTENTS);
        var path = rawPath.replaceAll("^/+|/+$", "");
        var ref = request.param("ref", repository.defaultBranch);
        var commit = repository
                .git
                .commit(ref)
                .orElseThrow(() -> Refusal.of(404, "No commit found for the ref " + ref))
                .name();
        var trees = new Trees(repository.git);
        if (path.isEmpty()) {
            return directory(repository, new At(commit, ref, ""));
        }
        var entry = trees.entry(commit, path).orElseThrow(Refusal::notFound);
        if (entry.type().equals("tree")) {
            return directory(repository, new At(commit, ref, path));
        }
        if (request.accepts(".raw")) {
            return Answer.text(
                    "application/vnd.github.raw+json; charset=utf-8",
                    trees.blob(entry.sha()).orElseThrow(Refusal::notFound));
        }
        return Answer.ok(file(repository, entry, ref));
    }

    private record At(String commit, String ref, String path) {}

    private Answer directory(Repository repository, At at) {
        var trees = new Trees(repository.git);
        var tree = at.path().isEmpty()
                ? repository.git.existing(at.commit()).getTree()
                : org.eclipse.jgit.lib.ObjectId.fromString(trees.entry(at.commit(), at.path())
                        .orElseThrow(Refusal::notFound)
                        .sha());
        var prefix = at.path().isEmpty() ? "" : at.path() + "/";
        return Answer.ok(Json.array(
                trees.list(tree, false),
                entry -> item(
                        repository,
                        new Trees.Entry(prefix + entry.path(), entry.mode(), entry.type(), entry.sha(), entry.size()),
                        at.ref())));
    }

    private ObjectNode item(Repository repository, Trees.Entry entry, String ref) {
        var path = Urls.encodePath(entry.path());
        var isFile = entry.type().equals("blob");
        var url = parts.views().urls.repo(repository);
        var self = url + "/contents/" + path + "?ref=" + Urls.encode(ref);
        var git = url + "/git/" + (isFile ? "blobs/" : "trees/") + entry.sha();
        var page = parts.views().urls.page(repository) + (isFile ? "/blob/" : "/tree/") + Urls.encodePath(ref) + "/"
                + path;
        return Json.object(
                "name",
                entry.name(),
                "path",
                entry.path(),
                "sha",
                entry.sha(),
                "size",
                entry.size() == null ? 0 : entry.size(),
                "url",
                self,
                "html_url",
                page,
                "git_url",
                git,
                "download_url",
                isFile ? page.replace("/blob/", "/raw/") : null,
                "type",
                type(entry),
                "_links",
                Json.object("self", self, "git", git, "html", page));
    }

    private static String type(Trees.Entry entry) {
        if (entry.mode().equals("120000")) {
            return "symlink";
        }
        return switch (entry.type()) {
            case "blob" -> "file";
            case "tree" -> "dir";
            default -> "submodule";
        };
    }

    private ObjectNode file(Repository repository, Trees.Entry entry, String ref) {
        var content = new Trees(repository.git).blob(entry.sha()).orElseThrow(Refusal::notFound);
        return Json.with(
                item(repository, entry, ref),
                "type",
                "file",
                "content",
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content) + "\n",
                "encoding",
                "base64");
    }

    private Answer put(Request request) {
        var json = request.json();
        var content = Base64.getMimeDecoder().decode(json.path("content").asText(""));
        return write(request, content);
    }

    private Answer delete(Request request) {
        return write(request, null);
    }

    private Answer write(Request request, byte[] content) {
        var repository = parts.access().repository(request, Right.PUSH);
        var json = request.json();
        var branch = json.path("branch").asText(repository.defaultBranch);
        var path = request.var("path");
        var tip = repository.git.branch(branch).orElse(null);
        var earlier =
                tip == null ? null : new Trees(repository.git).entry(tip, path).orElse(null);
        requireSha(earlier, Json.text(json, "sha"), path, content == null);
        Map<String, byte[]> files = new HashMap<>();
        files.put(path, content);
        var account = request.actor().account();
        var author = new Author(account.login(), account.email(), parts.world().now());
        var message = json.path("message").asText((content == null ? "Delete " : "Update ") + path);
        var commit = new Commits(repository.git).commit(new Commits.Change(tip, files, message, author));
        parts.pushes().move(repository, branch, commit, request.actor());
        var entry = new Trees(repository.git).entry(commit, path);
        var body = Json.object(
                "content", entry.map(one -> item(repository, one, branch)).orElse(null),
                "commit", parts.views().commits.raw(repository, repository.git.existing(commit)));
        return earlier == null ? Answer.created(body) : Answer.ok(body);
    }

    private static void requireSha(Trees.Entry earlier, String sha, String path, boolean deleting) {
        if (earlier == null && deleting) {
            throw Refusal.notFound();
        }
        if (earlier != null && sha == null) {
            throw Refusal.of(422, "Invalid request.\n\n\"sha\" wasn't supplied.");
        }
        if (earlier != null && !earlier.sha().equals(sha)) {
            throw Refusal.of(409, path + " does not match " + sha);
        }
    }
}
