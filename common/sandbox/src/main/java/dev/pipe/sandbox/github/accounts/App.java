package dev.pipe.sandbox.github.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.InstallationToken;
import dev.pipe.sandbox.github.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one GitHub App of this GitHub, installed once for all repositories. */
public final class App {
    public static final String SLUG = "pipe-bot";
    static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final Map<String, String> PERMISSIONS = Map.ofEntries(
            Map.entry("metadata", "read"),
            Map.entry("actions", "write"),
            Map.entry("contents", "write"),
            Map.entry("pull_requests", "write"),
            Map.entry("issues", "write"),
            Map.entry("checks", "write"),
            Map.entry("statuses", "write"),
            Map.entry("administration", "read"),
            Map.entry("members", "read"),
            Map.entry("merge_queues", "write"),
            Map.entry("security_events", "write"));
    private static final List<String> EVENTS = List.of(
            "check_run",
            "check_suite",
            "issue_comment",
            "merge_group",
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "push",
            "status",
            "workflow_run");

    public final long id;
    public final long installationId;
    public final Account bot;
    public final Account owner;
    public final Instant createdAt;
    private final AppKey key = new AppKey();
    private final Map<String, InstallationToken> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final World world;
    private volatile Map<String, String> permissions = PERMISSIONS;
    private volatile List<String> events = EVENTS;
    private volatile String name = SLUG;

    public App(World world) {
        this.world = world;
        this.id = world.nextId();
        this.installationId = world.nextId();
        this.bot = world.addAccount(SLUG + "[bot]", Account.Type.Bot, false);
        this.owner = world.addAccount("admin", Account.Type.User, true);
        this.createdAt = world.now();
    }

    public String privateKeyPem() {
        return key.pkcs8Pem();
    }

    void verify(String jwt) {
        var fault = key.fault(jwt, String.valueOf(id), world.clock.instant());
        if (fault != null) {
            throw Refusal.of(401, fault);
        }
    }

    public InstallationToken issue(Map<String, String> asked, Set<Long> repositories) {
        asked.forEach((scope, level) -> {
            var held = permissions.get(scope);
            if (held == null || (level.equals("write") && !held.equals("write"))) {
                throw Refusal.of(422, "The permissions requested are not granted to this installation.");
            }
        });
        var granted = new LinkedHashMap<>(asked.isEmpty() ? permissions : asked);
        granted.put("metadata", "read");
        var secret = new byte[27];
        random.nextBytes(secret);
        var token = new InstallationToken(
                "ghs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
                world.now().plus(TOKEN_LIFE),
                Map.copyOf(granted),
                repositories);
        tokens.put(token.token(), token);
        return token;
    }

    /** The token, unless it is unknown or has expired: GitHub does not tell the two apart. */
    InstallationToken token(String secret) {
        var token = tokens.get(secret);
        return token == null || token.expiresAt().isBefore(world.clock.instant()) ? null : token;
    }

    void expire(String token) {
        if (token != null) {
            tokens.remove(token);
        }
    }

    /** What its owner grants it from now on. */
    public void grant(Map<String, String> newPermissions, List<String> newEvents) {
        permissions = Map.copyOf(newPermissions);
        events = List.copyOf(newEvents);
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    public Map<String, String> permissions() {
        return permissions;
    }

    public List<String> events() {
        return events;
    }

    public ObjectNode permissionsView() {
        var view = Json.object();
        permissions.forEach(view::put);
        return view;
    }
}
