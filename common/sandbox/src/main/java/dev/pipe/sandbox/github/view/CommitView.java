package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.git.Diff;
import dev.pipe.sandbox.github.git.FileChange;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

public final class CommitView {
    /** Beyond this GitHub leaves a file's patch out. */
    private static final int PATCH_LINES = 20_000;

    private final Urls urls;
    private final World world;
    private final AccountView accounts;

    public CommitView(Urls urls, World world, AccountView accounts) {
        this.urls = urls;
        this.world = world;
        this.accounts = accounts;
    }

    /** As lists of commits have it. */
    public ObjectNode commit(Repository repository, RevCommit commit) {
        var sha = commit.name();
        var url = urls.repo(repository);
        return Json.object(
                "sha", sha,
                "node_id", nodeId(sha),
                "commit",
                        Json.object(
                                "author", ident(commit.getAuthorIdent()),
                                "committer", ident(commit.getCommitterIdent()),
                                "message", message(commit),
                                "tree", tree(repository, commit),
                                "url", url + "/git/commits/" + sha,
                                "comment_count", 0,
                                "verification", unsigned()),
                "url", url + "/commits/" + sha,
                "html_url", urls.page(repository) + "/commit/" + sha,
                "comments_url", url + "/commits/" + sha + "/comments",
                "author", login(commit.getAuthorIdent()),
                "committer", login(commit.getCommitterIdent()),
                "parents", Json.array(Arrays.asList(commit.getParents()), parent -> link(repository, parent)));
    }

    /** As one commit answers: with what it changed. */
    public ObjectNode detailed(Repository repository, RevCommit commit, Diff diff) {
        return Json.with(
                commit(repository, commit),
                "stats",
                Json.object(
                        "total", diff.additions() + diff.deletions(),
                        "additions", diff.additions(),
                        "deletions", diff.deletions()),
                "files",
                Json.array(diff.files(), file -> file(repository, commit.name(), file)));
    }

    /** As GitHub's git database has it. */
    public ObjectNode raw(Repository repository, RevCommit commit) {
        var url = urls.repo(repository);
        return Json.object(
                "sha", commit.name(),
                "node_id", nodeId(commit.name()),
                "url", url + "/git/commits/" + commit.name(),
                "html_url", urls.page(repository) + "/commit/" + commit.name(),
                "author", ident(commit.getAuthorIdent()),
                "committer", ident(commit.getCommitterIdent()),
                "tree", tree(repository, commit),
                "message", message(commit),
                "parents", Json.array(Arrays.asList(commit.getParents()), parent -> link(repository, parent)),
                "verification", unsigned());
    }

    /** As checks and pushes have it. */
    public ObjectNode simple(RevCommit commit) {
        return Json.object(
                "id", commit.name(),
                "tree_id", commit.getTree().name(),
                "message", message(commit),
                "timestamp", commit.getCommitterIdent().getWhenAsInstant(),
                "author", person(commit.getAuthorIdent()),
                "committer", person(commit.getCommitterIdent()));
    }

    /** As a push tells it: with login and the names of what changed. */
    public ObjectNode pushed(Repository repository, RevCommit commit) {
        var parent = commit.getParentCount() == 0 ? null : commit.getParent(0).name();
        var files = repository.diffs.between(parent, commit.name()).files();
        var node = Json.with(
                simple(commit),
                "distinct",
                true,
                "url",
                urls.page(repository) + "/commit/" + commit.name(),
                "added",
                named(files, "added"),
                "removed",
                named(files, "removed"),
                "modified",
                named(files, "modified"));
        for (var role : List.of("author", "committer")) {
            world.byEmail(node.path(role).path("email").asText())
                    .ifPresent(account -> ((ObjectNode) node.get(role)).put("username", account.login()));
        }
        return node;
    }

    private static List<String> named(List<FileChange> files, String status) {
        return files.stream()
                .filter(file -> status(file).equals(status)
                        || status.equals("modified") && status(file).equals("renamed"))
                .map(FileChange::path)
                .toList();
    }

    public ObjectNode file(Repository repository, String head, FileChange file) {
        var path = Urls.encodePath(file.path());
        var page = urls.page(repository);
        var node = Json.object(
                "sha", file.sha(),
                "filename", file.path(),
                "status", status(file),
                "additions", file.additions(),
                "deletions", file.deletions(),
                "changes", file.changes(),
                "blob_url", page + "/blob/" + head + "/" + path,
                "raw_url", page + "/raw/" + head + "/" + path,
                "contents_url", urls.repo(repository) + "/contents/" + path + "?ref=" + head);
        if (file.patch() != null && file.changes() <= PATCH_LINES) {
            node.put("patch", file.patch());
        }
        if (file.previousPath() != null) {
            node.put("previous_filename", file.previousPath());
        }
        return node;
    }

    private static String status(FileChange file) {
        return switch (file.type()) {
            case ADD -> "added";
            case DELETE -> "removed";
            case MODIFY -> "modified";
            case RENAME -> "renamed";
            case COPY -> "copied";
        };
    }

    private ObjectNode login(PersonIdent ident) {
        return world.byEmail(ident.getEmailAddress()).map(accounts::simple).orElse(null);
    }

    private ObjectNode link(Repository repository, RevCommit commit) {
        return Json.object(
                "sha", commit.name(),
                "url", urls.repo(repository) + "/commits/" + commit.name(),
                "html_url", urls.page(repository) + "/commit/" + commit.name());
    }

    private ObjectNode tree(Repository repository, RevCommit commit) {
        var sha = commit.getTree().name();
        return Json.object("sha", sha, "url", urls.repo(repository) + "/git/trees/" + sha);
    }

    private static ObjectNode ident(PersonIdent ident) {
        return Json.with(person(ident), "date", ident.getWhenAsInstant());
    }

    private static ObjectNode person(PersonIdent ident) {
        return Json.object("name", ident.getName(), "email", ident.getEmailAddress());
    }

    private static ObjectNode unsigned() {
        return Json.object(
                "verified", false, "reason", "unsigned", "signature", null, "payload", null, "verified_at", null);
    }

    /** git ends a message with a newline, GitHub's answers do not. */
    private static String message(RevCommit commit) {
        return commit.getFullMessage().stripTrailing();
    }

    private static String nodeId(String sha) {
        return "C_" + sha.substring(0, 20);
    }
}
