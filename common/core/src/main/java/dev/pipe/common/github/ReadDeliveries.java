package dev.pipe.common.github;

import dev.pipe.common.github.GitHubConnections.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the deliveries APIs: with the App's JWT, or with the token of the hook's owner. */
@ApplicationScoped
class ReadDeliveries implements GitHubDeliveries {

    private static final int PER_PAGE = 100;
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)[^>]*>;\\s*rel=\"next\"");

    private final GitHubConnections connections;

    ReadDeliveries(GitHubConnections connections) {
        this.connections = connections;
    }

    @Override
    public boolean hasApp() {
        return connections.appId().isPresent();
    }

    @Override
    public List<Hook> hooks(String owner, String addressEnd) {
        return connections.callOwner(
                owner, "list the hooks of " + owner, on -> on.list(root(owner), Shapes.RepositoryHook[].class).stream()
                        .filter(hook -> hook.active() && hook.leadsTo(addressEnd))
                        .map(hook -> new Hook(owner, hook.id()))
                        .toList());
    }

    @Override
    public Page page(Hook hook, String cursor) {
        var path = deliveries(hook) + "?per_page=" + PER_PAGE
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        return call(hook, "list the deliveries of hook " + hook, on -> {
            var answer = on.paged(path, Shapes.HookDelivery[].class);
            var attempts = Arrays.stream(answer.body())
                    .map(Shapes.HookDelivery::attempt)
                    .toList();
            return new Page(attempts, cursorIn(answer.link()));
        });
    }

    @Override
    public void redeliver(Hook hook, long attempt) {
        call(hook, "ask for delivery " + attempt + " again", on -> {
            on.send("POST", deliveries(hook) + "/" + attempt + "/attempts", Map.of());
            return null;
        });
    }

    @Override
    public Content content(Hook hook, long attempt) {
        return call(hook, "read delivery " + attempt, on -> {
            var request = on.get(deliveries(hook) + "/" + attempt, Shapes.HookDeliveryContent.class)
                    .request();
            if (request == null || !request.kept()) {
                throw new GitHubRefusal(410, "its content is not kept any more", false);
            }
            return new Content(request.headers(), request.bytes());
        });
    }

    private <T> T call(Hook hook, String doing, Call<T> call) {
        return hook.owner().isEmpty()
                ? connections.callApp(doing, call)
                : connections.callOwner(hook.owner(), doing, call);
    }

    private static String deliveries(Hook hook) {
        return (hook.owner().isEmpty() ? "/app/hook" : root(hook.owner()) + "/" + hook.id()) + "/deliveries";
    }

    private static String root(String owner) {
        var segments = Arrays.stream(owner.split("/")).map(UrlPath::segment).toList();
        return (segments.size() == 1 ? "/orgs/" : "/repos/") + String.join("/", segments) + "/hooks";
    }

    /** Only the cursor is taken from the link: nothing that GitHub answers decides whom the token is shown to. */
    static String cursorIn(String link) throws IOException {
        if (link == null || !link.contains("rel=\"next\"")) {
            return null;
        }
        for (var one : link.split(",")) {
            var cursor = CURSOR.matcher(one);
            if (cursor.find()) {
                return URLDecoder.decode(cursor.group(1), StandardCharsets.UTF_8);
            }
        }
        throw new IOException("the link to the next page has no cursor");
    }
}
