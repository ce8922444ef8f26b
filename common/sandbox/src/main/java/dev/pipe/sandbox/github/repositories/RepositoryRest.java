package dev.pipe.sandbox.github.repositories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.github.world.Repository;
import java.util.ArrayList;

/** A repository itself, and who may do what in it. */
public final class RepositoryRest {
    private static final String REPO = "/repos/{owner}/{repo}";

    private final Parts parts;

    public RepositoryRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get(REPO, this::get)
                .patch(REPO, this::change)
                .get("/installation/repositories", this::ofInstallation)
                .get(REPO + "/collaborators", this::collaborators)
                .get(REPO + "/collaborators/{username}", this::isCollaborator)
                .put(REPO + "/collaborators/{username}", this::addCollaborator)
                .delete(REPO + "/collaborators/{username}", this::removeCollaborator)
                .get(REPO + "/collaborators/{username}/permission", this::permission)
                .get(REPO + "/teams", request -> {
                    parts.access().repository(request, Right.READ);
                    return Answer.ok(Json.array(java.util.List.of()));
                });
    }

    private Answer get(Request request) {
        var repository = parts.access().repository(request, Right.READ);
        return Answer.ok(parts.views().repositories.full(repository, held(request.actor(), repository)));
    }

    private Permission held(Actor actor, Repository repository) {
        return switch (actor.kind()) {
            case USER -> parts.access().permission(actor.account(), repository);
            case INSTALLATION -> actor.token().grants("contents", "write") ? Permission.WRITE : Permission.READ;
            default -> Permission.READ;
        };
    }

    private Answer change(Request request) {
        var repository = parts.access().repository(request, Right.ADMINISTER);
        var json = request.json();
        repository.description = json.has("description") ? Json.text(json, "description") : repository.description;
        repository.isPrivate = json.path("private").asBoolean(repository.isPrivate);
        repository.allowMerge = json.path("allow_merge_commit").asBoolean(repository.allowMerge);
        repository.allowSquash = json.path("allow_squash_merge").asBoolean(repository.allowSquash);
        repository.allowRebase = json.path("allow_rebase_merge").asBoolean(repository.allowRebase);
        repository.deleteBranchOnMerge = json.path("delete_branch_on_merge").asBoolean(repository.deleteBranchOnMerge);
        if (json.hasNonNull("default_branch")) {
            var branch = json.get("default_branch").asText();
            repository
                    .git
                    .branch(branch)
                    .orElseThrow(() -> Refusal.invalid(
                            "Repository", "default_branch", "Cannot update default branch for an empty repository."));
            repository.defaultBranch = branch;
        }
        repository.updatedAt = parts.world().now();
        return get(request);
    }

    private Answer ofInstallation(Request request) {
        if (request.actor().kind() != Actor.Kind.INSTALLATION) {
            throw Refusal.of(
                    403,
                    "You must authenticate with an installation access token in order to list repositories for an installation.");
        }
        var reached = parts.world().repositories.values().stream()
                .filter(request.actor().token()::reaches)
                .toList();
        return Page.wrapped(request, parts.world().url, "repositories", reached, repository -> parts.views()
                .repositories
                .whole(repository));
    }

    private Answer collaborators(Request request) {
        var repository = parts.access().repository(request, Right.PUSH);
        var accounts = new ArrayList<Account>();
        if (repository.owner.type() == Account.Type.User) {
            accounts.add(repository.owner);
        }
        repository.collaborators.keySet().forEach(login -> parts.world()
                .account(login)
                .ifPresent(accounts::add));
        return parts.page(request, accounts, account -> collaborator(repository, account));
    }

    private ObjectNode collaborator(Repository repository, Account account) {
        var permission = parts.access().permission(account, repository);
        return Json.with(
                parts.views().accounts.simple(account),
                "permissions",
                permissions(permission),
                "role_name",
                permission.roleName());
    }

    private static ObjectNode permissions(Permission permission) {
        return Json.object(
                "pull", permission.atLeast(Permission.READ),
                "triage", permission.atLeast(Permission.TRIAGE),
                "push", permission.atLeast(Permission.WRITE),
                "maintain", permission.atLeast(Permission.MAINTAIN),
                "admin", permission.atLeast(Permission.ADMIN));
    }

    private Answer isCollaborator(Request request) {
        var repository = parts.access().repository(request, Right.READ);
        var account = account(request);
        if (!account.equals(repository.owner) && !repository.collaborators.containsKey(account.login())) {
            throw Refusal.notFound();
        }
        return Answer.noContent();
    }

    /** Accepted at once: nobody waits for an invitation here. */
    private Answer addCollaborator(Request request) {
        var repository = parts.access().repository(request, Right.ADMINISTER);
        repository.collaborators.put(
                account(request).login(),
                Permission.of(request.json().path("permission").asText("write")));
        return Answer.noContent();
    }

    private Answer removeCollaborator(Request request) {
        parts.access()
                .repository(request, Right.ADMINISTER)
                .collaborators
                .remove(account(request).login());
        return Answer.noContent();
    }

    private Answer permission(Request request) {
        var repository = parts.access().repository(request, Right.READ);
        if (request.actor().kind() == Actor.Kind.USER) {
            parts.access().require(request.actor(), repository, Right.PUSH);
        }
        var account = account(request);
        var permission = parts.access().permission(account, repository);
        return Answer.ok(Json.object(
                "permission", permission.legacyName(),
                "role_name", permission.roleName(),
                "user", collaborator(repository, account)));
    }

    private Account account(Request request) {
        return parts.world().account(request.var("username")).orElseThrow(Refusal::notFound);
    }
}
