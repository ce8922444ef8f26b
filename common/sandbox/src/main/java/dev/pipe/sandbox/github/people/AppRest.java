package dev.pipe.sandbox.github.people;

import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Repository;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/** The App, its installation and its tokens. */
public final class AppRest {
    private final Parts parts;

    public AppRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get("/app", request -> {
                    requireJwt(request);
                    return Answer.ok(parts.views().apps.app());
                })
                .get("/apps/{slug}", request -> Answer.ok(parts.views().apps.app()))
                .get("/app/installations", request -> {
                    requireJwt(request);
                    return Answer.ok(
                            Json.array(java.util.List.of(parts.views().apps.installation(owner()))));
                })
                .get("/app/installations/{installation}", request -> {
                    requireInstallation(request);
                    return Answer.ok(parts.views().apps.installation(owner()));
                })
                .post("/app/installations/{installation}/access_tokens", this::token)
                .get("/orgs/{org}/installation", request -> installationOf(request, "org"))
                .get("/users/{username}/installation", request -> installationOf(request, "username"))
                .get("/repos/{owner}/{repo}/installation", this::installationOfRepository);
    }

    /** Whose the installation is: the first organisation, if there is one. */
    private Account owner() {
        return parts.world().accounts.values().stream()
                .filter(account -> account.type() == Account.Type.Organization)
                .findFirst()
                .orElse(parts.app().owner);
    }

    private static void requireJwt(Request request) {
        if (request.actor().kind() != Actor.Kind.APP) {
            throw Refusal.of(401, "A JSON web token could not be decoded");
        }
    }

    private void requireInstallation(Request request) {
        requireJwt(request);
        if (request.id("installation") != parts.app().installationId) {
            throw Refusal.notFound();
        }
    }

    private Answer token(Request request) {
        requireInstallation(request);
        var asked = new LinkedHashMap<String, String>();
        request.json()
                .path("permissions")
                .fields()
                .forEachRemaining(
                        entry -> asked.put(entry.getKey(), entry.getValue().asText()));
        var token = parts.app().issue(asked, repositories(request));
        var permissions = Json.object();
        token.permissions().forEach(permissions::put);
        return Answer.created(Json.object(
                "token",
                token.token(),
                "expires_at",
                token.expiresAt(),
                "permissions",
                permissions,
                "repository_selection",
                token.repositories() == null ? "all" : "selected"));
    }

    private Set<Long> repositories(Request request) {
        var json = request.json();
        if (!json.has("repositories") && !json.has("repository_ids")) {
            return null;
        }
        var ids = new HashSet<Long>();
        json.path("repository_ids").forEach(id -> ids.add(id.asLong()));
        json.path("repositories")
                .forEach(name -> ids.add(parts.world().repositories.values().stream()
                        .filter(repository -> repository.name.equalsIgnoreCase(name.asText()))
                        .findFirst()
                        .orElseThrow(
                                () -> Refusal.of(
                                        422,
                                        "There is at least one repository that does not exist or is not accessible to the parent installation."))
                        .id));
        return Set.copyOf(ids);
    }

    private Answer installationOf(Request request, String variable) {
        requireJwt(request);
        return Answer.ok(parts.views()
                .apps
                .installation(parts.world().account(request.var(variable)).orElseThrow(Refusal::notFound)));
    }

    private Answer installationOfRepository(Request request) {
        requireJwt(request);
        Repository repository = parts.world().repositories.get(request.var("owner") + "/" + request.var("repo"));
        if (repository == null) {
            throw Refusal.notFound();
        }
        return Answer.ok(parts.views().apps.installation(repository.owner));
    }
}
