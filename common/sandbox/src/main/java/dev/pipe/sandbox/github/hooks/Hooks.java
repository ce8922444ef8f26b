package dev.pipe.sandbox.github.hooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.faults.WebhookFaults;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.view.Views;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.github.world.Hook;
import dev.pipe.sandbox.github.world.Repository;
import dev.pipe.sandbox.github.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells the App's hook and a repository's own hooks what happened. */
public final class Hooks implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(3);

    private final World world;
    private final App app;
    private final Views views;
    private final LiveEvents live;
    private final Courier courier;
    public final Hook appHook;

    public Hooks(World world, App app, Views views, WebhookFaults faults, LiveEvents live) {
        this.world = world;
        this.app = app;
        this.views = views;
        this.live = live;
        this.courier = new Courier(world, faults);
        this.appHook = new Hook(world.nextId(), world.now());
    }

    /** Under the world's lock: the payload is what was true when it happened. */
    public void fire(Repository repository, Actor by, String event, String action, ObjectNode payload) {
        live.tell(repository, event, action, payload);
        var body = Json.object();
        if (action != null) {
            body.put("action", action);
        }
        body.setAll(payload);
        var repositories = views.repositories;
        body.set("repository", event.equals("push") ? repositories.pushed(repository) : repositories.whole(repository));
        if (repository.owner.type() == Account.Type.Organization) {
            body.set("organization", views.accounts.organization(repository.owner));
        }
        body.set("sender", views.accounts.simple(by.account()));
        sendTo(appHook, event, action, repository, withInstallation(body));
        repository.hooks.values().forEach(hook -> sendTo(hook, event, action, repository, body));
        if (repository.owner.type() == Account.Type.Organization) {
            world.hooksOf(repository.owner).values().forEach(hook -> sendTo(hook, event, action, repository, body));
        }
    }

    /** For open pages: something changed of which GitHub sends no webhook. */
    public void changed(Repository repository, String type) {
        live.tell(repository, type, "updated", Json.object());
    }

    /** An event of the App itself, which concerns no repository. */
    public void fireApp(String event, String action, ObjectNode payload) {
        var body = Json.object("action", action);
        body.setAll(payload);
        body.set("sender", views.accounts.simple(app.owner));
        sendTo(appHook, event, action, null, body);
    }

    public void ping(Hook hook) {
        var body = Json.object(
                "zen", "Keep it logically awesome.", "hook_id", hook.id, "hook", HookView.hook(hook, views.urls));
        if (hook.repository != null) {
            body.set("repository", views.repositories.whole(hook.repository));
            body.set("sender", views.accounts.simple(hook.repository.owner));
        }
        sendTo(hook, "ping", null, hook.repository, body);
    }

    private ObjectNode withInstallation(ObjectNode body) {
        return Json.with(
                body.deepCopy(),
                "installation",
                Json.object("id", app.installationId, "node_id", World.nodeId("MDIzOk", app.installationId)));
    }

    private void sendTo(Hook hook, String event, String action, Repository repository, ObjectNode body) {
        if (hook.wants(event)) {
            var guid = UUID.randomUUID().toString();
            var bytes = Json.bytes(body);
            var repositoryId = repository == null ? null : repository.id;
            var message = new Delivery.Message(event, action, repositoryId, headers(hook, guid, event, bytes), bytes);
            courier.send(new Courier.Parcel(hook, guid, false, message));
        }
    }

    public Map<String, String> headers(Hook hook, String guid, String event, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "GitHub-Hookshot/0000001");
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Hook-ID", String.valueOf(hook.id));
        var target = hook.ofApp() ? app.id : hook.repository == null ? hook.organization.id() : hook.repository.id;
        headers.put("X-GitHub-Hook-Installation-Target-ID", String.valueOf(target));
        headers.put("X-GitHub-Hook-Installation-Target-Type", targetType(hook));
        if (hook.secret != null) {
            headers.put("X-Hub-Signature", Signature.sha1(hook.secret, body));
            headers.put("X-Hub-Signature-256", Signature.sha256(hook.secret, body));
        }
        return headers;
    }

    private static String targetType(Hook hook) {
        if (hook.ofApp()) {
            return "integration";
        }
        return hook.repository == null ? "organization" : "repository";
    }

    /** Again, under the same GUID, signed with the secret of now. */
    public void redeliver(Hook hook, Delivery earlier) {
        var message = earlier.message();
        var headers = headers(hook, earlier.guid(), message.event(), message.body());
        courier.send(new Courier.Parcel(
                hook,
                earlier.guid(),
                true,
                new Delivery.Message(
                        message.event(), message.action(), message.repositoryId(), headers, message.body())));
    }

    /** A body of the caller's making, delivered at once. */
    public Delivery deliver(String guid, String event, String action, byte[] body, Map<String, String> overrides) {
        var headers = headers(appHook, guid, event, body);
        overrides.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            if (value != null) {
                headers.put(name, value);
            }
        });
        var message = new Delivery.Message(event, action, null, headers, body);
        return courier.attempt(new Courier.Parcel(appHook, guid, false, message));
    }

    /** Newest first, as GitHub lists them: for three days. */
    public List<Delivery> newestFirst(Hook hook) {
        var oldest = world.clock.instant().minus(KEPT);
        return new ArrayList<>(hook.deliveries)
                .reversed().stream()
                        .filter(delivery -> delivery.deliveredAt().isAfter(oldest))
                        .toList();
    }

    /** Forgets what was delivered until now, as GitHub has after three days. */
    public void forget() {
        everyHook().forEach(hook -> hook.deliveries.clear());
    }

    private Stream<Hook> everyHook() {
        return Stream.of(
                        Stream.of(appHook),
                        world.organizationHooks.values().stream().flatMap(hooks -> hooks.values().stream()),
                        world.repositories.values().stream().flatMap(one -> one.hooks.values().stream()))
                .flatMap(hooks -> hooks);
    }

    @Override
    public void close() {
        courier.close();
    }
}
