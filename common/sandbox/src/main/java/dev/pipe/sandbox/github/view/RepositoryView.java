package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.github.world.Repository;
import java.util.List;

public final class RepositoryView {
    /** Name of the link and what follows the repository's address. */
    private static final List<List<String>> LINKS = List.of(
            List.of("forks_url", "/forks"),
            List.of("keys_url", "/keys{/key_id}"),
            List.of("collaborators_url", "/collaborators{/collaborator}"),
            List.of("teams_url", "/teams"),
            List.of("hooks_url", "/hooks"),
            List.of("issue_events_url", "/issues/events{/number}"),
            List.of("events_url", "/events"),
            List.of("assignees_url", "/assignees{/user}"),
            List.of("branches_url", "/branches{/branch}"),
            List.of("tags_url", "/tags"),
            List.of("blobs_url", "/git/blobs{/sha}"),
            List.of("git_tags_url", "/git/tags{/sha}"),
            List.of("git_refs_url", "/git/refs{/sha}"),
            List.of("trees_url", "/git/trees{/sha}"),
            List.of("statuses_url", "/statuses/{sha}"),
            List.of("languages_url", "/languages"),
            List.of("stargazers_url", "/stargazers"),
            List.of("contributors_url", "/contributors"),
            List.of("subscribers_url", "/subscribers"),
            List.of("subscription_url", "/subscription"),
            List.of("commits_url", "/commits{/sha}"),
            List.of("git_commits_url", "/git/commits{/sha}"),
            List.of("comments_url", "/comments{/number}"),
            List.of("issue_comment_url", "/issues/comments{/number}"),
            List.of("contents_url", "/contents/{+path}"),
            List.of("compare_url", "/compare/{base}...{head}"),
            List.of("merges_url", "/merges"),
            List.of("archive_url", "/{archive_format}{/ref}"),
            List.of("downloads_url", "/downloads"),
            List.of("issues_url", "/issues{/number}"),
            List.of("pulls_url", "/pulls{/number}"),
            List.of("milestones_url", "/milestones{/number}"),
            List.of("notifications_url", "/notifications{?since,all,participating}"),
            List.of("labels_url", "/labels{/name}"),
            List.of("releases_url", "/releases{/id}"),
            List.of("deployments_url", "/deployments"));

    private final Urls urls;
    private final AccountView accounts;

    public RepositoryView(Urls urls, AccountView accounts) {
        this.urls = urls;
        this.accounts = accounts;
    }

    public ObjectNode minimal(Repository repository) {
        var node = Json.object(
                "id",
                repository.id,
                "node_id",
                nodeId(repository),
                "name",
                repository.name,
                "full_name",
                repository.fullName(),
                "private",
                repository.isPrivate,
                "owner",
                accounts.simple(repository.owner),
                "html_url",
                urls.page(repository),
                "description",
                repository.description,
                "fork",
                repository.parent != null,
                "url",
                urls.repo(repository));
        LINKS.forEach(link -> node.put(link.getFirst(), urls.repo(repository) + link.getLast()));
        return node;
    }

    /** As in webhooks and inside pull requests. */
    public ObjectNode whole(Repository repository) {
        var open =
                repository.issues.values().stream().filter(issue -> issue.open).count();
        var page = urls.page(repository);
        return Json.with(
                minimal(repository),
                "created_at",
                repository.createdAt,
                "updated_at",
                repository.updatedAt,
                "pushed_at",
                repository.pushedAt,
                "git_url",
                page.replaceFirst("^\\w+:", "git:") + ".git",
                "ssh_url",
                "git@localhost:" + repository.fullName() + ".git",
                "clone_url",
                page + ".git",
                "svn_url",
                page,
                "homepage",
                null,
                "size",
                1,
                "stargazers_count",
                0,
                "watchers_count",
                0,
                "language",
                null,
                "has_issues",
                true,
                "has_projects",
                false,
                "has_downloads",
                false,
                "has_wiki",
                false,
                "has_pages",
                false,
                "has_discussions",
                false,
                "forks_count",
                0,
                "mirror_url",
                null,
                "archived",
                false,
                "disabled",
                false,
                "open_issues_count",
                open,
                "license",
                null,
                "allow_forking",
                true,
                "is_template",
                false,
                "web_commit_signoff_required",
                false,
                "custom_properties",
                Json.object(),
                "topics",
                List.of(),
                "visibility",
                repository.isPrivate ? "private" : "public",
                "forks",
                0,
                "open_issues",
                open,
                "watchers",
                0,
                "default_branch",
                repository.defaultBranch);
    }

    /** As a push carries it: with times in seconds, and a little more about the owner. */
    public ObjectNode pushed(Repository repository) {
        var node = whole(repository);
        Json.with(
                (ObjectNode) node.get("owner"),
                "name",
                repository.owner.login(),
                "email",
                repository.owner.type() == Account.Type.User ? repository.owner.email() : null);
        if (repository.owner.type() == Account.Type.Organization) {
            node.put("organization", repository.owner.login());
        }
        return Json.with(
                node,
                "created_at",
                repository.createdAt.getEpochSecond(),
                "pushed_at",
                repository.pushedAt.getEpochSecond(),
                "stargazers",
                0,
                "master_branch",
                repository.defaultBranch);
    }

    /** As the repository's own address answers. */
    public ObjectNode full(Repository repository, Permission permission) {
        var node = Json.with(
                whole(repository),
                "permissions",
                permissions(permission),
                "network_count",
                0,
                "subscribers_count",
                0,
                "allow_merge_commit",
                repository.allowMerge,
                "allow_squash_merge",
                repository.allowSquash,
                "allow_rebase_merge",
                repository.allowRebase,
                "allow_auto_merge",
                false,
                "delete_branch_on_merge",
                repository.deleteBranchOnMerge);
        if (repository.owner.type() == Account.Type.Organization) {
            node.set("organization", accounts.simple(repository.owner));
        }
        if (repository.parent != null) {
            node.set("parent", whole(repository.parent));
            node.set("source", whole(repository.parent));
        }
        return node;
    }

    static ObjectNode permissions(Permission permission) {
        return Json.object(
                "admin", permission.atLeast(Permission.ADMIN),
                "maintain", permission.atLeast(Permission.MAINTAIN),
                "push", permission.atLeast(Permission.WRITE),
                "triage", permission.atLeast(Permission.TRIAGE),
                "pull", permission.atLeast(Permission.READ));
    }

    private static String nodeId(Repository repository) {
        return dev.pipe.sandbox.github.world.World.nodeId("R", repository.id);
    }
}
