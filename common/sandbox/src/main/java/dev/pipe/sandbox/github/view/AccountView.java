package dev.pipe.sandbox.github.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipe.sandbox.github.http.Json;
import dev.pipe.sandbox.github.world.Account;

/** Users as they stand inside other answers, and in full. */
public final class AccountView {
    private final Urls urls;

    public AccountView(Urls urls) {
        this.urls = urls;
    }

    public ObjectNode simple(Account account) {
        if (account == null) {
            return null;
        }
        var url = urls.user(account);
        return Json.object(
                "login", account.login(),
                "id", account.id(),
                "node_id", account.nodeId(),
                "avatar_url", urls.root() + "/avatars/" + account.id(),
                "gravatar_id", "",
                "url", url,
                "html_url", urls.root() + "/" + Urls.encode(account.login()),
                "followers_url", url + "/followers",
                "following_url", url + "/following{/other_user}",
                "gists_url", url + "/gists{/gist_id}",
                "starred_url", url + "/starred{/owner}{/repo}",
                "subscriptions_url", url + "/subscriptions",
                "organizations_url", url + "/orgs",
                "repos_url", url + "/repos",
                "events_url", url + "/events{/privacy}",
                "received_events_url", url + "/received_events",
                "type", account.type().name(),
                "user_view_type", "public",
                "site_admin", account.siteAdmin());
    }

    public ObjectNode full(Account account) {
        return Json.with(
                simple(account),
                "name",
                account.login(),
                "company",
                null,
                "blog",
                "",
                "location",
                null,
                "email",
                account.email(),
                "hireable",
                null,
                "bio",
                null,
                "public_repos",
                0,
                "public_gists",
                0,
                "followers",
                0,
                "following",
                0,
                "created_at",
                account.createdAt(),
                "updated_at",
                account.createdAt());
    }

    public ObjectNode organization(Account account) {
        var url = urls.root() + "/orgs/" + Urls.encode(account.login());
        return Json.object(
                "login", account.login(),
                "id", account.id(),
                "node_id", account.nodeId(),
                "url", url,
                "repos_url", url + "/repos",
                "events_url", url + "/events",
                "hooks_url", url + "/hooks",
                "issues_url", url + "/issues",
                "members_url", url + "/members{/member}",
                "public_members_url", url + "/public_members{/member}",
                "avatar_url", urls.root() + "/avatars/" + account.id(),
                "description", null);
    }
}
