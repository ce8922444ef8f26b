package dev.pipe.sandbox.github.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.accounts.Access;
import dev.pipe.sandbox.github.accounts.App;
import dev.pipe.sandbox.github.accounts.Right;
import dev.pipe.sandbox.github.http.Answer;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.http.Page;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.http.Request;
import dev.pipe.sandbox.github.http.Routes;
import dev.pipe.sandbox.github.view.Urls;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Delivery;
import dev.pipe.sandbox.github.world.Hook;
import dev.pipe.sandbox.github.world.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The App's deliveries, and the hooks of organisations and repositories with theirs. */
public final class HookRest {
    private static final String HOOKS = "/repos/{owner}/{repo}/hooks";
    private static final String HOOK = HOOKS + "/{hook}";
    private static final String ORG_HOOKS = "/orgs/{org}/hooks";
    private static final String ORG_HOOK = ORG_HOOKS + "/{hook}";

    private final World world;
    private final Access access;
    private final App app;
    private final Hooks hooks;
    private final Urls urls;

    public HookRest(World world, Access access, App app, Hooks hooks, Urls urls) {
        this.world = world;
        this.access = access;
        this.app = app;
        this.hooks = hooks;
        this.urls = urls;
    }

    public void on(Routes routes) {
        routes.get("/app/hook/config", request -> Answer.ok(HookView.config(appHook(request))))
                .patch("/app/hook/config", this::configureApp)
                .get("/app/hook/deliveries", request -> list(request, appHook(request)))
                .get("/app/hook/deliveries/{delivery}", request -> one(request, appHook(request)))
                .post("/app/hook/deliveries/{delivery}/attempts", request -> again(request, appHook(request)))
                .get(HOOKS, this::repositoryHooks)
                .post(HOOKS, this::create)
                .get(HOOK, request -> Answer.ok(HookView.hook(hook(request), urls)))
                .patch(HOOK, request -> Answer.ok(HookView.hook(configure(hook(request), request.json()), urls)))
                .delete(HOOK, this::delete)
                .post(HOOK + "/pings", this::ping)
                .get(HOOK + "/deliveries", request -> list(request, hook(request)))
                .get(HOOK + "/deliveries/{delivery}", request -> one(request, hook(request)))
                .post(HOOK + "/deliveries/{delivery}/attempts", request -> again(request, hook(request)))
                .get(ORG_HOOKS, this::organizationHooks)
                .post(ORG_HOOKS, this::createForOrganization)
                .get(ORG_HOOK + "/deliveries", request -> list(request, organizationHook(request)))
                .get(ORG_HOOK + "/deliveries/{delivery}", request -> one(request, organizationHook(request)))
                .post(
                        ORG_HOOK + "/deliveries/{delivery}/attempts",
                        request -> again(request, organizationHook(request)));
    }

    /** An organisation's hooks are shown to its members and to the App; what a member may do there is not told apart. */
    private Account organization(Request request) {
        var organization = world.account(request.var("org")).orElseThrow(Refusal::notFound);
        var caller = request.actor().account();
        var may = request.actor().kind() == Actor.Kind.INSTALLATION
                || request.actor().kind() == Actor.Kind.USER
                        && (caller.siteAdmin() || world.isMember(organization, caller));
        if (organization.type() != Account.Type.Organization || !may) {
            throw Refusal.notFound();
        }
        return organization;
    }

    private Hook organizationHook(Request request) {
        var hook = world.hooksOf(organization(request)).get(request.id("hook"));
        if (hook == null) {
            throw Refusal.notFound();
        }
        return hook;
    }

    private Answer organizationHooks(Request request) {
        var all = List.copyOf(world.hooksOf(organization(request)).values());
        return Page.answer(request, urls.root(), all, hook -> HookView.hook(hook, urls));
    }

    private Answer createForOrganization(Request request) {
        var organization = organization(request);
        var hook = new Hook(world.nextId(), organization, world.now());
        world.hooksOf(organization).put(hook.id, begun(hook, request.json()));
        return Answer.created(HookView.hook(hook, urls));
    }

    private Hook begun(Hook hook, JsonNode json) {
        if (Json.text(json.path("config"), "url") == null) {
            throw Refusal.invalid("Hook", "url", "config.url is missing");
        }
        hook.events = List.of("push");
        return configure(hook, json);
    }

    /** GitHub shows an App's hook to the App alone, which proves itself with a JWT. */
    private Hook appHook(Request request) {
        if (request.actor().kind() != Actor.Kind.APP) {
            throw Refusal.of(401, "A JSON web token could not be decoded");
        }
        return hooks.appHook;
    }

    private Hook hook(Request request) {
        var hook = access.repository(request, Right.ADMINISTER).hooks.get(request.id("hook"));
        if (hook == null) {
            throw Refusal.notFound();
        }
        return hook;
    }

    private Answer configureApp(Request request) {
        var hook = appHook(request);
        configureAddress(hook, request.json());
        return Answer.ok(HookView.config(hook));
    }

    private Answer repositoryHooks(Request request) {
        var repository = access.repository(request, Right.ADMINISTER);
        return Page.answer(
                request, urls.root(), List.copyOf(repository.hooks.values()), hook -> HookView.hook(hook, urls));
    }

    private Answer create(Request request) {
        var repository = access.repository(request, Right.ADMINISTER);
        var hook = begun(new Hook(world.nextId(), repository, world.now()), request.json());
        repository.hooks.put(hook.id, hook);
        hooks.ping(hook);
        return Answer.created(HookView.hook(hook, urls));
    }

    private Hook configure(Hook hook, JsonNode json) {
        configureAddress(hook, json.path("config"));
        if (json.path("events").isArray()) {
            var events = new ArrayList<String>();
            json.get("events").forEach(event -> events.add(event.asText()));
            hook.events = List.copyOf(events);
        }
        hook.active = json.path("active").asBoolean(hook.active);
        return hook;
    }

    private void configureAddress(Hook hook, JsonNode config) {
        if (config.hasNonNull("url")) {
            hook.url = URI.create(config.get("url").asText());
        }
        if (config.hasNonNull("secret")) {
            hook.secret = config.get("secret").asText();
        }
        hook.updatedAt = world.now();
    }

    private Answer delete(Request request) {
        var hook = hook(request);
        hook.repository.hooks.remove(hook.id);
        return Answer.noContent();
    }

    private Answer ping(Request request) {
        hooks.ping(hook(request));
        return Answer.noContent();
    }

    /** GitHub pages deliveries by cursor: the next page starts at the delivery it names. */
    private Answer list(Request request, Hook hook) {
        var all = withStatus(hooks.newestFirst(hook), request.param("status", null));
        var cursor = request.param("cursor", null);
        if (cursor != null) {
            all = all.stream()
                    .dropWhile(one -> one.id() > Long.parseLong(cursor))
                    .toList();
        }
        var size = Page.of(request).size();
        var page = all.subList(0, Math.min(size, all.size()));
        var answer = Answer.ok(Json.array(page, one -> HookView.item(one, app.installationId)));
        if (all.size() > size) {
            answer.header(
                    "Link",
                    "<" + urls.root() + request.path() + "?per_page=" + size + "&cursor="
                            + all.get(size).id() + ">; rel=\"next\"");
        }
        return answer;
    }

    private static List<Delivery> withStatus(List<Delivery> all, String status) {
        return status == null
                ? all
                : all.stream()
                        .filter(one ->
                                status.equals("success") == (one.outcome().statusCode() / 100 == 2))
                        .toList();
    }

    private Answer one(Request request, Hook hook) {
        ObjectNode full = HookView.full(delivery(request, hook), hook, app.installationId);
        return Answer.ok(full);
    }

    private Answer again(Request request, Hook hook) {
        hooks.redeliver(hook, delivery(request, hook));
        return Answer.json(202, Json.object());
    }

    /** All of them with request and response, oldest first. */
    /** @param whole with what was sent and answered; without, as GitHub's own list has them */
    public static JsonNode deliveries(Hook hook, long installationId, boolean whole) {
        return Json.array(
                hook.deliveries,
                one -> whole ? HookView.full(one, hook, installationId) : HookView.item(one, installationId));
    }

    private Delivery delivery(Request request, Hook hook) {
        var id = request.id("delivery");
        return hooks.newestFirst(hook).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
