package dev.pipe.sandbox.github.accounts;

import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;

/** Who may do what. What one may not even read is "not found"; the rest is refused with 403, as GitHub does. */
public final class Access {
    private final World world;

    public Access(World world) {
        this.world = world;
    }

    public Repository repository(Request request, Right right) {
        var repository = world.repositories.get(request.var("owner") + "/" + request.var("repo"));
        if (repository == null || !mayRead(request.actor(), repository)) {
            throw Refusal.notFound();
        }
        require(request.actor(), repository, right);
        return repository;
    }

    public PullRequest pull(Request request, Right right) {
        return repository(request, right).pull(request.number("number")).orElseThrow(Refusal::notFound);
    }

    public void require(Actor actor, Repository repository, Right right) {
        switch (actor.kind()) {
            case ANONYMOUS -> {
                if (right.level.equals("write") || right.person != Permission.READ) {
                    throw Refusal.of(401, "Requires authentication");
                }
            }
            case APP -> throw Refusal.of(403, "Resource not accessible by integration: use an installation token");
            case INSTALLATION -> {
                if (!right.scope.equals("metadata") && !actor.token().grants(right.scope, right.level)) {
                    throw Refusal.of(403, "Resource not accessible by integration");
                }
            }
            case USER -> {
                if (!permission(actor.account(), repository).atLeast(right.person)) {
                    throw Refusal.of(403, "Must have " + right.person.roleName() + " rights to Repository.");
                }
            }
        }
    }

    public boolean may(Actor actor, Repository repository, Right right) {
        try {
            require(actor, repository, right);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private boolean mayRead(Actor actor, Repository repository) {
        return switch (actor.kind()) {
            case INSTALLATION -> actor.token().reaches(repository);
            case APP -> true;
            case ANONYMOUS -> !repository.isPrivate;
            case USER -> permission(actor.account(), repository).atLeast(Permission.READ);
        };
    }

    public Permission permission(Account account, Repository repository) {
        if (account.siteAdmin() || account.equals(repository.owner)) {
            return Permission.ADMIN;
        }
        var granted = repository.collaborators.get(account.login());
        if (granted != null) {
            return granted;
        }
        return repository.isPrivate ? Permission.NONE : Permission.READ;
    }

    /** GitHub's author_association, as far as it follows from permissions. */
    public String association(Account account, Repository repository) {
        if (account.equals(repository.owner)) {
            return "OWNER";
        }
        if (world.isMember(repository.owner, account)) {
            return "MEMBER";
        }
        if (repository.collaborators.containsKey(account.login())) {
            return "COLLABORATOR";
        }
        var contributed = repository.pulls().stream().anyMatch(pull -> pull.merged && pull.author.equals(account));
        return contributed ? "CONTRIBUTOR" : "NONE";
    }

    public static Account person(Request request) {
        if (request.actor().kind() == Actor.Kind.ANONYMOUS) {
            throw Refusal.of(401, "Requires authentication");
        }
        if (request.actor().kind() == Actor.Kind.APP) {
            throw Refusal.of(403, "Resource not accessible by integration: use an installation token");
        }
        return request.actor().account();
    }
}
