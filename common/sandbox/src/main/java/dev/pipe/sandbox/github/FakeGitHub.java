package dev.pipe.sandbox.github;

import com.sun.net.httpserver.HttpServer;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.admin.AdminRest;
import dev.pipe.sandbox.github.admin.Ground;
import dev.pipe.sandbox.github.admin.PlayActions;
import dev.pipe.sandbox.github.faults.RestFaults;
import dev.pipe.sandbox.github.faults.WebhookFaults;
import dev.pipe.sandbox.github.hooks.Hooks;
import dev.pipe.sandbox.github.hooks.LiveEvents;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.page.PullPage;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.parts.Pushes;
import dev.pipe.sandbox.github.server.ApiServer;
import dev.pipe.sandbox.github.server.GitHttp;
import dev.pipe.sandbox.github.server.RateLimits;
import dev.pipe.sandbox.github.server.RequestLog;
import dev.pipe.sandbox.github.server.WebFace;
import dev.pipe.sandbox.github.view.Views;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.github.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.util.FileUtils;

/**
 * A GitHub on 127.0.0.1: its REST interface over real git repositories, webhooks signed and delivered, and faults on
 * request. What it knows is gone when it stops, its repositories too.
 */
public final class FakeGitHub implements AutoCloseable {
    private final Path directory;
    private final String adminToken;
    private final World world;
    private final App app;
    private final Hooks hooks;
    private final Ground ground;
    private final PlayActions actions;
    private final Routes routes;
    private final RestFaults restFaults = new RestFaults();
    private final WebhookFaults webhookFaults = new WebhookFaults();
    private final RequestLog requests = new RequestLog();
    private final RateLimits limits;
    private final ApiServer server;

    private FakeGitHub(FakeGitHubOptions options, Path directory, HttpServer socket) {
        this.directory = directory;
        this.adminToken = options.adminToken();
        this.world = new World(
                options.clock(), "http://127.0.0.1:" + socket.getAddress().getPort());
        this.app = new App(world);
        var live = new LiveEvents();
        var credentials = new Credentials(world, app, adminToken);
        var access = new Access(world);
        var views = new Views(world, app, access);
        this.hooks = new Hooks(world, app, views, webhookFaults, live);
        var parts = new Parts(world, app, access, views, hooks, new Pushes(world, views, hooks));
        this.ground = new Ground(parts, credentials, directory);
        this.actions = new PlayActions(parts);
        this.limits = new RateLimits(world);
        this.routes = AllRoutes.of(parts);
        new AdminRest(parts, credentials, ground, new AdminRest.Faults(webhookFaults, restFaults, requests, limits))
                .on(routes);
        if (options.webhookUrl() != null) {
            webhook(options.webhookUrl(), options.webhookSecret());
        }
        this.server = new ApiServer(
                socket,
                new ApiServer.Inside(
                        world,
                        credentials,
                        routes,
                        restFaults,
                        limits,
                        requests,
                        new WebFace(world, live, new PullPage(world, routes, access)),
                        new GitHttp(world, credentials, access)));
    }

    public static FakeGitHub start(FakeGitHubOptions options) throws IOException {
        var data = Files.createDirectories(options.directory().toAbsolutePath().normalize());
        // One of its own for each start: what an earlier one left is of no use without its memory.
        return new FakeGitHub(options, Files.createTempDirectory(data, "github-"), ApiServer.bind(options.port()));
    }

    /** The REST endpoint. */
    public String url() {
        return world.url;
    }

    /** Where the pages are; here the same place. */
    public String webUrl() {
        return world.url;
    }

    public String adminToken() {
        return adminToken;
    }

    /** What a bot needs to act as the App. */
    public record AppCredentials(long id, String slug, String privateKeyPem, long installationId, String botLogin) {}

    public AppCredentials app() {
        return new AppCredentials(app.id, App.SLUG, app.privateKeyPem(), app.installationId, app.bot.login());
    }

    /** What the App is granted from now on, here and where it is installed. */
    public void grantApp(Map<String, String> permissions, List<String> events) {
        app.grant(permissions, events);
    }

    /** Where the App's webhooks go from now on. */
    public void webhook(URI url, String secret) {
        hooks.appHook.secret = secret;
        hooks.appHook.url = url;
    }

    /** People, repositories, pushes and imports. */
    public Ground ground() {
        return ground;
    }

    /** GitHub Actions, played. */
    public PlayActions actions() {
        return actions;
    }

    /** Acts as this user (or as {@code pipe-bot[bot]}), by the same rules as over HTTP. */
    public Person as(String login) {
        var account = world.account(login)
                .orElseThrow(() -> new IllegalArgumentException("There is no user " + login + " on this GitHub"));
        return new Person(Actor.user(account), routes, world);
    }

    public WebhookFaults webhookFaults() {
        return webhookFaults;
    }

    public RestFaults restFaults() {
        return restFaults;
    }

    public RequestLog requests() {
        return requests;
    }

    public RateLimits limits() {
        return limits;
    }

    /** The App's deliveries so far, oldest first. */
    public List<Delivery> deliveries() {
        return List.copyOf(hooks.appHook.deliveries);
    }

    /** As after three days: what was delivered until now is no longer listed. */
    public void forgetDeliveries() {
        hooks.forget();
    }

    public void redeliver(Delivery delivery) {
        hooks.redeliver(hooks.appHook, delivery);
    }

    /** Delivers this body now, as {@code event}; a null header value leaves that header out. */
    public Delivery deliver(String event, byte[] body, Map<String, String> headerOverrides) {
        return hooks.deliver(UUID.randomUUID().toString(), event, null, body, headerOverrides);
    }

    @Override
    public void close() {
        server.close();
        hooks.close();
        world.repositories.values().forEach(repository -> repository.git.close());
        try {
            FileUtils.delete(directory.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove the repositories in " + directory, e);
        }
    }
}
