package dev.pipe.sandbox.github.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Users, organisations, and what a client asks first. */
public final class AccountRest {
    private static final List<String> COLOURS =
            List.of("#5b6ee1", "#2a9d8f", "#e76f51", "#8a5cf6", "#d1495b", "#00798c", "#b5651d", "#4f772d");

    private final Parts parts;

    public AccountRest(Parts parts) {
        this.parts = parts;
    }

    public void on(Routes routes) {
        routes.get("/", this::root)
                .get("/meta", request -> Answer.ok(Json.object("verifiable_password_authentication", false)))
                .get("/user", request -> Answer.ok(parts.views().accounts.full(Access.person(request))))
                .get("/user/{id}", request -> Answer.ok(parts.views().accounts.full(byId(request))))
                .get(
                        "/users/{username}",
                        request -> Answer.ok(parts.views().accounts.full(account(request, "username"))))
                .get("/orgs/{org}", this::organization)
                .get("/orgs/{org}/members/{username}", this::member)
                .get("/orgs/{org}/members", this::members)
                .get("/avatars/{id}", this::avatar);
    }

    /** A client that looks whether this is a GitHub reads the root. */
    private Answer root(Request request) {
        var url = parts.views().urls.root();
        return Answer.ok(Json.object(
                "current_user_url", url + "/user",
                "rate_limit_url", url + "/rate_limit",
                "repository_url", url + "/repos/{owner}/{repo}",
                "user_url", url + "/users/{user}"));
    }

    private Account account(Request request, String variable) {
        return parts.world().account(request.var(variable)).orElseThrow(Refusal::notFound);
    }

    private Account byId(Request request) {
        var id = request.id("id");
        return parts.world().accounts.values().stream()
                .filter(account -> account.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer organization(Request request) {
        return Answer.ok(full(existing(request)));
    }

    private Account existing(Request request) {
        var account = account(request, "org");
        if (account.type() != Account.Type.Organization) {
            throw Refusal.notFound();
        }
        return account;
    }

    private ObjectNode full(Account organization) {
        return Json.with(
                parts.views().accounts.organization(organization),
                "name",
                organization.login(),
                "html_url",
                parts.views().urls.root() + "/" + organization.login(),
                "has_organization_projects",
                false,
                "has_repository_projects",
                false,
                "public_repos",
                0,
                "public_gists",
                0,
                "followers",
                0,
                "following",
                0,
                "type",
                "Organization",
                "created_at",
                organization.createdAt(),
                "updated_at",
                organization.createdAt(),
                "archived_at",
                null);
    }

    private Answer member(Request request) {
        if (!parts.world().isMember(existing(request), account(request, "username"))) {
            throw Refusal.notFound();
        }
        return Answer.noContent();
    }

    private Answer members(Request request) {
        var logins = parts.world().members.getOrDefault(existing(request).login(), Set.of());
        var members = logins.stream().map(parts.world().accounts::get).toList();
        return parts.page(request, members, parts.views().accounts::simple);
    }

    /** A letter on a colour that follows from the account. */
    private Answer avatar(Request request) {
        var account = byId(request);
        var colour = COLOURS.get((int) (account.id() % COLOURS.size()));
        var letter = account.login().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        var svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" role="img">\
                <rect width="40" height="40" rx="20" fill="%s"/>\
                <text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">%s</text></svg>
                """.formatted(colour, Character.isLetterOrDigit(letter.charAt(0)) ? letter : "?");
        return Answer.text("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "max-age=3600");
    }
}
