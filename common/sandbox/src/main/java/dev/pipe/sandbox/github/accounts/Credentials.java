package dev.pipe.sandbox.github.accounts;

import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.InstallationToken;
import dev.pipe.sandbox.github.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose token is it? Personal tokens, the App's JWT, installation tokens, and the sandbox's own admin token. */
public final class Credentials {
    /** With the admin token, acts as this user. */
    public static final String AS = "X-Sandbox-As";

    private final World world;
    private final App app;
    private final String adminToken;
    private final Map<String, Account> personal = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    public Credentials(World world, App app, String adminToken) {
        this.world = world;
        this.app = app;
        this.adminToken = adminToken;
    }

    public String newToken(Account account) {
        var secret = new byte[27];
        random.nextBytes(secret);
        var token = "ghp_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        personal.put(token, account);
        return token;
    }

    public Actor actor(Request request) {
        var token = token(request.header("Authorization"));
        if (token == null) {
            return Actor.anonymous();
        }
        if (isAdmin(token)) {
            return Actor.user(impersonated(request));
        }
        if (personal.get(token) instanceof Account account) {
            return Actor.user(account);
        }
        if (app.token(token) instanceof InstallationToken installation) {
            return new Actor(app.bot, Actor.Kind.INSTALLATION, installation);
        }
        if (token.chars().filter(c -> c == '.').count() == 2) {
            app.verify(token);
            return new Actor(app.bot, Actor.Kind.APP, null);
        }
        throw Refusal.of(401, "Bad credentials");
    }

    /** From now on nobody is let in with the installation token that came with this request. */
    public void expire(Request request) {
        app.expire(token(request.header("Authorization")));
    }

    private Account impersonated(Request request) {
        var login = request.header(AS);
        if (login == null) {
            return app.owner;
        }
        return world.account(login)
                .orElseThrow(() -> Refusal.of(401, "There is no user " + login + " to act as (" + AS + ")"));
    }

    public void requireAdmin(Request request) {
        var token = token(request.header("Authorization"));
        if (token == null || !isAdmin(token)) {
            throw Refusal.of(401, "/_sandbox wants the admin token: Authorization: Bearer <token>");
        }
    }

    private boolean isAdmin(String token) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), adminToken.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String authorization) {
        if (authorization == null) {
            return null;
        }
        var space = authorization.indexOf(' ');
        var value = authorization.substring(space + 1).trim();
        return switch (authorization.substring(0, Math.max(0, space)).toLowerCase(java.util.Locale.ROOT)) {
            case "token", "bearer" -> value;
            case "basic" -> {
                var pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
                yield pair.substring(pair.indexOf(':') + 1);
            }
            default -> throw Refusal.of(401, "Bad credentials");
        };
    }
}
